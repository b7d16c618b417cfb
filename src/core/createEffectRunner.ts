type Stop = (() => void) | void;

/** Side effects keyed by state, like React's effects. */
export interface EffectRunner {
  /**
   * If the value is new, stops the previous effect and starts this one.
   *
   * @param value the effect's input; `undefined` or `false` for no effect
   */
  run: <Value>(
    name: string,
    value: Value | undefined | false,
    effect: (value: Value) => Stop,
  ) => void;
  stopAll: () => void;
}

export function createEffectRunner(): EffectRunner {
  const running = new Map<string, { value: unknown; stop?: Stop }>();

  function stop(name: string) {
    const effect = running.get(name);
    running.delete(name);
    effect?.stop?.();
  }

  return {
    run(name, value, effect) {
      if (running.get(name)?.value === value) return;
      stop(name);
      if (value === undefined || value === false) return;
      const entry: { value: unknown; stop?: Stop } = { value };
      running.set(name, entry);
      entry.stop = effect(value);
    },
    stopAll() {
      for (const name of running.keys()) stop(name);
    },
  };
}

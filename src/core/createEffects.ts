type Stop = (() => void) | void;

/** Work that depends on state, as React's effects do. */
export interface Effects {
  /**
   * Starts an effect if its value is new, after it stopped the one before.
   *
   * @param value what the effect works on; `undefined` or `false` if there is nothing to do
   */
  run: <Value>(
    name: string,
    value: Value | undefined | false,
    effect: (value: Value) => Stop,
  ) => void;
  stopAll: () => void;
}

export function createEffects(): Effects {
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

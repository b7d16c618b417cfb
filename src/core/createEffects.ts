type Stop = (() => void) | void;

/** Work that depends on state, as React's effects do: it starts anew when its key changes. */
export interface Effects {
  /** @param key what the work depends on; `undefined` if there is none to do */
  run: (name: string, key: readonly unknown[] | undefined, effect: () => Stop) => void;
  stopAll: () => void;
}

export function createEffects(): Effects {
  const running = new Map<string, { key: readonly unknown[]; stop: Stop }>();

  function stop(name: string) {
    const effect = running.get(name);
    running.delete(name);
    effect?.stop?.();
  }

  return {
    run(name, key, effect) {
      const before = running.get(name)?.key;
      if (before && key && before.every((part, at) => Object.is(part, key[at]))) return;
      stop(name);
      if (!key) return;
      const entry = { key, stop: undefined as Stop };
      running.set(name, entry);
      entry.stop = effect();
    },
    stopAll() {
      for (const name of running.keys()) stop(name);
    },
  };
}

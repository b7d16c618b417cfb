/** The longest time that a timer can hold, in milliseconds. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** Wakes somebody up when the next thing is due. In Node it keeps no process alive. */
export function createTimer(ring: () => void): { set: (ms: number) => void; clear: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = () => clearTimeout(timer);
  return {
    clear,
    set(ms) {
      clear();
      if (ms === Infinity) return;
      timer = setTimeout(ring, Math.min(ms, MAX_DELAY_MS));
      if (typeof timer === "object") timer.unref();
    },
  };
}

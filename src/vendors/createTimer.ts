/** The longest delay that `setTimeout` supports, in milliseconds. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/**
 * A restartable timer that calls `onDue` after the delay. In Node it doesn't keep the process alive.
 */
export function createTimer(onDue: () => void): { set: (ms: number) => void; clear: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = () => clearTimeout(timer);
  return {
    clear,
    set(ms) {
      clear();
      if (ms === Infinity) return;
      timer = setTimeout(onDue, Math.min(ms, MAX_DELAY_MS));
      if (typeof timer === "object") timer.unref();
    },
  };
}

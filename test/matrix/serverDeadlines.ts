const { setTimeout: wait, clearTimeout: clear } = globalThis;

/** A tick is 50 ms and a turn of the event loop, so a machine that is slow to answer is as slow to give up. */
const TICK_MS = 50;

/**
 * How long the endpoint waits for a vendor's offers, for what it can order, and for any answer of it, in milliseconds,
 * and the longest that this may take here: no longer than the page waits for the endpoint.
 */
const DEADLINES = new Map([
  [3_500, 15_000],
  [4_000, 15_000],
  [10_000, 25_000],
]);
/** The longest time that a timer can hold, in milliseconds. */
const NEVER = 2 ** 31 - 1;

const awaited = new Map<unknown, { callBack: () => void; ticksLeft: number; latest: number }>();
let isTicking = false;

/** From here on the endpoint's deadlines in this process count ticks. */
export function countDeadlinesInTicks(): void {
  Object.assign(globalThis, {
    setTimeout: Object.assign((callBack: () => void, ms?: number, ...more: []) => {
      const longestMs = DEADLINES.get(ms ?? 0);
      if (ms === undefined || longestMs === undefined) return wait(callBack, ms, ...more);
      const timer = wait(() => {}, NEVER).unref();
      const ticksLeft = ms / TICK_MS;
      const latest = performance.now() + longestMs;
      awaited.set(timer, { callBack: () => callBack(...more), ticksLeft, latest });
      if (!isTicking) tick();
      return timer;
    }, wait),
    clearTimeout(timer?: NodeJS.Timeout) {
      awaited.delete(timer);
      clear(timer);
    },
  });
}

function tick(): void {
  isTicking = awaited.size > 0;
  if (!isTicking) return;
  wait(() => {
    for (const [timer, deadline] of awaited) {
      deadline.ticksLeft -= 1;
      if (deadline.ticksLeft > 0 && performance.now() < deadline.latest) continue;
      awaited.delete(timer);
      clear(timer as NodeJS.Timeout);
      deadline.callBack();
    }
    setImmediate(tick);
  }, TICK_MS).unref();
}

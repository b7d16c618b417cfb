const { setTimeout: wait, clearTimeout: clear } = globalThis;

/** A tick is 50 ms and a turn of the event loop, so a machine that is slow to answer is as slow to give up. */
const TICK_MS = 50;

/** How long the endpoint waits for a vendor's offers, for what it can order, and for any answer of it, in milliseconds. */
const DEADLINES = new Set([3_500, 4_000, 10_000]);
/** The longest time that a timer can hold, in milliseconds. */
const NEVER = 2 ** 31 - 1;

const awaited = new Map<unknown, { callBack: () => void; ticksLeft: number }>();
let isTicking = false;

/** From here on the endpoint's deadlines in this process count ticks. */
export function countDeadlinesInTicks(): void {
  Object.assign(globalThis, {
    setTimeout: Object.assign((callBack: () => void, ms?: number, ...more: []) => {
      if (ms === undefined || !DEADLINES.has(ms)) return wait(callBack, ms, ...more);
      const timer = wait(() => {}, NEVER).unref();
      awaited.set(timer, { callBack: () => callBack(...more), ticksLeft: ms / TICK_MS });
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
      if (deadline.ticksLeft > 0) continue;
      awaited.delete(timer);
      clear(timer as NodeJS.Timeout);
      deadline.callBack();
    }
    setImmediate(tick);
  }, TICK_MS).unref();
}

const { setTimeout: wait, setInterval: repeat, clearTimeout: clear } = globalThis;
const { now } = Date;
const realElapsed = performance.now.bind(performance);

const SHORTEST_TICK_MS = 50;
/**
 * Waits of the library that are deadlines, in milliseconds, and the ticks after which they come if they are shortened.
 * A tick is 50 ms and a question that a cell's server answered: where the machine is slow, deadlines are as slow as what
 * they wait for.
 */
const SHORTENED = new Map([
  [15_000, 45],
  [30_000, 36],
  [45_000, 54],
  [600_000, 36],
]);
/** The page's deadlines for code and for its endpoint, in full. */
const IN_FULL = new Map([15_000, 30_000].map((ms) => [ms, ms / SHORTEST_TICK_MS]));
/** The longest time that a timer can hold, in milliseconds. */
const NEVER = 2 ** 31 - 1;

interface Deadline {
  ticksLeft: number;
  callBack: () => void;
}

/** Those that are awaited, by the number of their timer. */
const awaited = new Map<number, Deadline>();
let doDeadlinesCome = false;

/**
 * From here on the library waits a twentieth of the time between two looks and before another try. Deadlines do not
 * come at all.
 */
export function installTimeLapse(): void {
  replaceTimers(SHORTENED, (ms) => (ms < 1_000 ? ms : ms / 20));
  Date.now = () => now() + skipped;
  performance.now = () => realElapsed() + skipped;
}

/** From here on deadlines count ticks, so that a slow machine doesn't miss them. All other waits are as long as ever. */
export function countDeadlinesInTicks(): void {
  replaceTimers(IN_FULL, (ms) => ms);
  letDeadlinesCome();
}

function replaceTimers(deadlines: ReadonlyMap<number, number>, lapsed: (ms: number) => number) {
  function setDeadline(callBack: () => void, ticksLeft: number) {
    const id = wait(() => {}, NEVER) as unknown as number;
    if (doDeadlinesCome) awaited.set(id, { callBack, ticksLeft });
    return id;
  }
  Object.assign(globalThis, {
    setTimeout(callBack: () => void, ms = 0, ...more: []) {
      const ticks = deadlines.get(ms);
      return ticks
        ? setDeadline(() => callBack(...more), ticks)
        : wait(callBack, lapsed(ms), ...more);
    },
    setInterval: (callBack: () => void, ms = 0, ...more: []) =>
      repeat(callBack, lapsed(ms), ...more),
    clearTimeout(id?: number) {
      if (id !== undefined) awaited.delete(id);
      clear(id);
    },
  });
}

/**
 * From here on deadlines come, and early: 15 s for a script or a page, 45 s of silence, 30 s for an answer and ten
 * minutes for a wallet after two to three seconds on a machine that is not busy.
 */
export function shortenDeadlines(): void {
  letDeadlinesCome();
}

function letDeadlinesCome() {
  doDeadlinesCome = true;
  void keepTicking();
}

async function keepTicking(): Promise<never> {
  for (;;) {
    await Promise.all([pause(SHORTEST_TICK_MS), fetch("/test-servers/cell/tick")]);
    for (const [id, deadline] of awaited) {
      deadline.ticksLeft -= 1;
      if (deadline.ticksLeft > 0) continue;
      awaited.delete(id);
      clear(id);
      deadline.callBack();
    }
  }
}

let skipped = 0;

/** Sets the page's clocks forward, for all who are on the page. */
export function skip(ms: number): void {
  skipped += ms;
}

/**
 * Counts tenths of a second in which the cells' server answered, for those who watch: where the machine is slow, they
 * are as patient.
 *
 * @returns the count so far, and how to end it
 */
export function countTenths(): { passed: () => number; stop: () => void } {
  let count = 0;
  const end = new AbortController();
  async function go() {
    await Promise.all([pause(100), fetch("/test-servers/cell/tick").catch(() => {})]);
    count += 1;
    if (!end.signal.aborted) void go();
  }
  void go();
  return { passed: () => count, stop: () => end.abort() };
}

/** Milliseconds of real time since the page was opened, for those who watch. */
export const elapsed = (): number => realElapsed();

/** Real time, for those who watch. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void wait(resolve, ms));
}

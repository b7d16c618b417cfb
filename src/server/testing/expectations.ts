/** How long an outcome may take before a check fails. */
const DEADLINE_MS = 10_000;
const POLL_INTERVAL_MS = 15;

/**
 * Compares as JSON: a missing field equals `undefined`, and differs from null.
 *
 * @throws {Error} if they differ, with both
 */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const [found, wanted] = [toText(actual), toText(expected)];
  if (found !== wanted)
    throw new Error(`${what} is ${shorten(found)} instead of ${shorten(wanted)}`);
}

/** Repeats until the condition holds. @throws {Error} if it never does, saying what was missing */
export async function waitUntil(condition: () => Promise<boolean>, missing: string): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(missing);
    await new Promise((resolve) => void setTimeout(resolve, POLL_INTERVAL_MS));
  }
}

/** Runs something 50 times at once. */
export function runConcurrently<Value>(run: (index: number) => Promise<Value>): Promise<Value[]> {
  return Promise.all(Array.from({ length: 50 }, (_, index) => run(index)));
}

/** How many of the values are this one. */
export function countOf<Value>(values: readonly Value[], value: Value): number {
  return values.filter((one) => one === value).length;
}

function toText(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value, sortKeys);
}

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function shorten(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

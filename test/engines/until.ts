/** Far above what a slow machine needs. */
const PATIENCE_MS = 30_000;

/**
 * Waits for a value that isn't empty, and gives it.
 *
 * @param what the sentence of the error
 */
export async function until<T>(
  what: string,
  read: () => Promise<T | undefined | null | false | 0 | "">,
): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await read();
    if (value) return value;
    if (Date.now() > end) throw new Error(`${what}: not within ${PATIENCE_MS / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

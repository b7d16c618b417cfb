import { withTimeout } from "./withTimeout.ts";

/** The longest time for a part of this library's code to load, in milliseconds: a connection may hang. */
const LOAD_TIMEOUT_MS = 15_000;

/**
 * Waits for an `import()` as long as for a vendor's script.
 *
 * @throws {Error} if it takes longer
 */
export function withLoadTimeout<Code>(code: Promise<Code>): Promise<Code> {
  return withTimeout(code, LOAD_TIMEOUT_MS);
}

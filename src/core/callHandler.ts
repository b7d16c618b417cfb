import { reportThrown } from "../reportThrown.ts";

/** Calls a handler of the host. What it throws is the host's to see, and stops nothing here. */
export function callHandler<Args extends unknown[]>(
  handler: ((...args: Args) => void) | undefined,
  ...args: Args
): void {
  try {
    const answer: unknown = handler?.(...args);
    // A handler may be `async` all the same.
    if (answer instanceof Promise) answer.catch((thrown: unknown) => reportThrown(thrown));
  } catch (thrown) {
    reportThrown(thrown);
  }
}

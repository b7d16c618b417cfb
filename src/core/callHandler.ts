import { reportThrown } from "../reportThrown.ts";

/** Calls a host handler. An error that it throws is reported to the page and doesn't stop the purchase. */
export function callHandler<Args extends unknown[]>(
  handler: ((...args: Args) => void) | undefined,
  ...args: Args
): void {
  try {
    const answer: unknown = handler?.(...args);
    // A handler may be `async` even if its type says `void`.
    if (answer instanceof Promise) answer.catch((thrown: unknown) => reportThrown(thrown));
  } catch (thrown) {
    reportThrown(thrown);
  }
}

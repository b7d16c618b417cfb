import type { RampError } from "./RampError.ts";

/** Where each code has a section of its own. */
const PAGE = "https://github.com/ramp-widget/ramp-widget/blob/main/docs/errors.md";

/** Several hooks may show one error, and StrictMode runs each effect twice. */
const logged = new WeakSet<RampError>();

/**
 * Tells the developer what went wrong, once per error, while the page is developed: what the user reads
 * says nothing of it. A page without a bundler counts as one that is developed.
 *
 * @param detail in place of a message that is written for the user
 */
export function logError(error: RampError, detail?: string): void {
  // Nothing stands outside of `try`, so that nothing of it is left where it is built for production.
  try {
    if (process.env.NODE_ENV !== "production") logOnce(error, detail);
  } catch (thrown) {
    // There is no `process` where nobody bundles. A console that throws stops nothing.
    if (thrown instanceof ReferenceError) logOnce(error, detail);
  }
}

/** Not the error itself: its cause is whatever others threw, and may hold what is secret. */
function logOnce(error: RampError, detail = error.message): void {
  if (logged.has(error)) return;
  logged.add(error);
  // oxlint-disable-next-line no-console -- for the page's developer, who has no other place to look
  console.error(`ramp-widget: ${error.code}: ${detail}\nSee ${PAGE}#${error.code}`);
}

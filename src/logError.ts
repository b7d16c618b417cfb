import type { RampError } from "./RampError.ts";

/** Has a section for each code. */
const PAGE = "https://github.com/ramp-widget/ramp-widget/blob/main/docs/errors.md";

/** Several hooks may show one error, and StrictMode runs each effect twice. */
const logged = new WeakSet<RampError>();

/**
 * Logs an error for developers, once per error and only in development, because the user's message omits the cause. A
 * page without a bundler counts as development.
 *
 * @param detail replaces a message that is written for the user
 */
export function logError(error: RampError, detail?: string): void {
  // All code is inside `try`, so that production builds drop it entirely.
  try {
    if (process.env.NODE_ENV !== "production") logOnce(error, detail);
  } catch (thrown) {
    // Without a bundler there is no `process`. A console that throws is ignored.
    if (thrown instanceof ReferenceError) logOnce(error, detail);
  }
}

/** Doesn't log the error object: its `cause` is foreign and may hold secrets. */
function logOnce(error: RampError, detail = error.message): void {
  if (logged.has(error)) return;
  logged.add(error);
  // oxlint-disable-next-line no-console -- the console is where developers look for it
  console.error(`ramp-widget: ${error.code}: ${detail}\nSee ${PAGE}#${error.code}`);
}

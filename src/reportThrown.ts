/** Reports an error that a host function threw as if it were uncaught, and continues. */
export function reportThrown(thrown: unknown): void {
  if (typeof reportError === "function") return reportError(thrown);
  // DOM implementations for tests lack `reportError`.
  setTimeout(() => {
    throw thrown;
  });
}

/** Shows the page what one of the host's functions threw, as if nothing had caught it, and goes on. */
export function reportThrown(thrown: unknown): void {
  if (typeof reportError === "function") return reportError(thrown);
  // The imitations of browsers that tests run in have no such function.
  setTimeout(() => {
    throw thrown;
  });
}

/** Whether the browser renders this page ahead of a visit that may never come (speculation rules). */
export function isPrerendering(): boolean {
  return (globalThis.document as { prerendering?: boolean } | undefined)?.prerendering === true;
}

/** Resolves once a user sees a page that is prerendered. */
export function whenActivated(): Promise<unknown> {
  return new Promise((resolve) =>
    document.addEventListener("prerenderingchange", resolve, { once: true }),
  );
}

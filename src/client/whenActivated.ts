/** Whether the browser is prerendering this page (speculation rules) for a visit that may never come. */
export function isPrerendering(): boolean {
  return (globalThis.document as { prerendering?: boolean } | undefined)?.prerendering === true;
}

/** Resolves once the user visits the prerendered page. */
export function whenActivated(): Promise<unknown> {
  return new Promise((resolve) =>
    document.addEventListener("prerenderingchange", resolve, { once: true }),
  );
}

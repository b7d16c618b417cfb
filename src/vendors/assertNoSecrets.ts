const SECRET = /secret|password|private_?key|api_?key|client_?token|access_?token/i;

/**
 * Stops a vendor's secret on its way into a page, where every visitor could read it. While the page is
 * developed: whoever makes the mistake sees it there, and no visitor has to load this.
 *
 * @throws {Error} naming the option, never its value
 */
export function assertNoSecrets(options: object): void {
  // Nothing stands outside of `try`, so that nothing of it is left where it is built for production.
  try {
    if (process.env.NODE_ENV !== "production") throwAtSecret(options);
  } catch (error) {
    // There is no `process` where nobody bundles.
    if (error instanceof ReferenceError) throwAtSecret(options);
    else throw error;
  }
}

function throwAtSecret(options: object): void {
  const name = Object.keys(options).find((key) => SECRET.test(key));
  if (name === undefined) return;
  throw new Error(
    `ramp-widget: \`${name}\` is a secret and must not be in a browser, where everybody can read it. ` +
      "Give it to `rampEndpoint` of ramp-widget/server, on your own server, and take it out of the page.",
  );
}

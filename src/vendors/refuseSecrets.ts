const SECRET = /secret|password|private_?key|api_?key|client_?token|access_?token/i;

/**
 * Stops a vendor's secret on its way into a page, where every visitor could read it. While the page is
 * developed: whoever makes the mistake sees it there, and no visitor has to load this.
 *
 * @throws {Error} naming the option, never its value
 */
export function refuseSecrets(options: object): void {
  let mistake: Error | undefined;
  try {
    if (process.env.NODE_ENV !== "production") mistake = secretIn(options);
  } catch {
    // There is no `process` where nobody bundles.
    mistake = secretIn(options);
  }
  if (mistake) throw mistake;
}

function secretIn(options: object): Error | undefined {
  const name = Object.keys(options).find((key) => SECRET.test(key));
  return name === undefined
    ? undefined
    : new Error(
        `ramp-widget: \`${name}\` is a secret and must not be in a browser, where everybody can read it. ` +
          "Give it to `rampEndpoint` of ramp-widget/server, on your own server, and take it out of the page.",
      );
}

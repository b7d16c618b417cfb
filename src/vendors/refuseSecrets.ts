const SECRET = /secret|password|private_?key|api_?key|client_?token|access_?token/i;

/**
 * Stops a vendor's secret on its way into a page, where every visitor could read it.
 *
 * @throws {Error} naming the option, never its value
 */
export function refuseSecrets(options: object): void {
  const name = Object.keys(options).find((key) => SECRET.test(key));
  if (name)
    throw new Error(
      `ramp-widget: \`${name}\` is a secret and must not be in a browser, where everybody can read it. ` +
        "Give it to `rampEndpoint` of ramp-widget/server, on your own server, and take it out of the page.",
    );
}

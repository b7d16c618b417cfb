const SECRET = /secret|password|private_?key|api_?key|client_?token|access_?token/i;

/**
 * Rejects a vendor's secret among the page's options, where every visitor could read it. Only in
 * development: the developer sees the mistake there, and visitors load no code for it.
 *
 * @throws {Error} naming the option, never its value
 */
export function assertNoSecretOptions(options: object): void {
  // Keep everything inside `try`, so that production builds can remove it completely.
  try {
    if (process.env.NODE_ENV !== "production") throwAtSecret(options);
  } catch (error) {
    // Without a bundler there is no `process`.
    if (error instanceof ReferenceError) throwAtSecret(options);
    else throw error;
  }
}

function throwAtSecret(options: object): void {
  const name = Object.keys(options).find((key) => SECRET.test(key) && !/^(data|aria)-/.test(key));
  if (name === undefined) return;
  throw new Error(
    `ramp-widget: \`${name}\` is a secret and must not be in a browser, where everybody can read it. ` +
      "Give it to `rampEndpoint` of ramp-widget/server, on your own server, and take it out of the page.",
  );
}

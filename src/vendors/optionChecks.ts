/**
 * Checks that options were passed, for callers without a type checker.
 *
 * @param caller the function in the partner's code, e.g. `rampEndpoint()`
 * @param usage what to pass, in a sentence
 * @throws {TypeError} if there are none
 */
export function checkObject(caller: string, options: unknown, usage: string): void {
  if (typeof options === "object" && options !== null) return;
  throw new TypeError(`${caller} got no options, so it cannot work. ${usage}`);
}

/** @throws {TypeError} if it is not a function */
export function checkFunction(caller: string, name: string, value: unknown, usage: string): void {
  if (typeof value === "function") return;
  throw new TypeError(
    `${caller} got ${value === undefined ? "no" : "a"} \`${name}\`${value === undefined ? "" : " that is no function"}. ${usage}`,
  );
}

/** @throws {TypeError} if it is defined and not a function */
export function checkOptionalFunction(
  caller: string,
  name: string,
  value: unknown,
  usage: string,
): void {
  if (value !== undefined) checkFunction(caller, name, value, usage);
}

/** Whether a text is valid in a header: not empty, and without spaces or line breaks. */
export function isHeaderText(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
}

/** @throws {TypeError} if it is defined and no list of secrets */
export function checkFallbackSecrets(caller: string, value: unknown): void {
  if (value === undefined || (Array.isArray(value) && value.every(isHeaderText))) return;
  throw new TypeError(
    `${caller} got \`fallbackSecrets\` that are no list of secrets, or one with spaces or line breaks in it. Pass an array of the other values of your secret, or leave it out.`,
  );
}

/**
 * Options that no type checker has seen, named as the one knows them who passes them.
 *
 * @param caller whose options they are, e.g. `rampEndpoint()`
 * @param usage what to pass, in a sentence
 * @throws {TypeError} where there are none
 */
export function checkObject(caller: string, options: unknown, usage: string): void {
  if (typeof options === "object" && options !== null) return;
  throw new TypeError(`${caller} got no options, so it cannot work. ${usage}`);
}

/** @throws {TypeError} where it is no function */
export function checkFunction(caller: string, name: string, value: unknown, usage: string): void {
  if (typeof value === "function") return;
  throw new TypeError(
    `${caller} got ${value === undefined ? "no" : "a"} \`${name}\`${value === undefined ? "" : " that is no function"}. ${usage}`,
  );
}

/** @throws {TypeError} where it is given and no function */
export function checkOptionalFunction(
  caller: string,
  name: string,
  value: unknown,
  usage: string,
): void {
  if (value !== undefined) checkFunction(caller, name, value, usage);
}

/** A text that can travel in a header: not empty, and without spaces and line breaks. */
export function isHeaderText(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
}

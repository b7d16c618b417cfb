import { RampError } from "../RampError.ts";

/** Whether a field has the form that the vendor documents. */
export type Validator = (value: unknown) => boolean;

/** All fields to read from a response. Others are dropped. */
export type FieldSpecs<Shape> = { readonly [Name in keyof Required<Shape>]: Validator };

/** A string that matches `form`. */
export const text =
  (form: RegExp): Validator =>
  (value) =>
    typeof value === "string" && form.test(value);
export const optional =
  (check: Validator): Validator =>
  (value) =>
    value === undefined || check(value);
/** Accepts every value: the library can't judge it, or it isn't worth failing a purchase. */
export const anything: Validator = () => true;

/**
 * Validates a response of the endpoint against the vendor's documentation.
 *
 * By hand, because the server's schema library would add five kilobytes to every page.
 *
 * @param within path of this part in the response, e.g. `data.`
 * @throws {RampError} with `code`, naming the missing or invalid field, never its value
 */
export function parseFields<Shape extends object>(
  fields: FieldSpecs<Shape>,
  answer: unknown,
  code: MalformedCode,
  within = "",
): Shape {
  const { shape, wrong } = checkFields(fields, answer);
  if (shape) return shape;
  throw malformed(code, within + (wrong ?? ""));
}

/**
 * Returns all fields, or the name of the first invalid one: `undefined` if the value is not an
 * object.
 */
export function checkFields<Shape extends object>(
  fields: FieldSpecs<Shape>,
  value: unknown,
): { shape: Shape; wrong?: never } | { shape?: never; wrong: string | undefined } {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { wrong: undefined };
  const given = value as Record<string, unknown>;
  const shape: Record<string, unknown> = {};
  for (const [name, isRight] of Object.entries<Validator>(fields)) {
    const one = given[name];
    if (!isRight(one)) return { wrong: name };
    if (one !== undefined) shape[name] = one;
  }
  return { shape: shape as Shape };
}

export type MalformedCode = "session-malformed" | "transaction-malformed";

/** @param field its path; empty if the response is not an object */
export function malformed(code: MalformedCode, field: string): RampError {
  const what = code === "session-malformed" ? "session" : "transaction";
  return new RampError(
    code,
    (field
      ? `The endpoint's ${what} has no usable field \`${field.replace(/\.$/, "")}\`. `
      : `The endpoint's ${what} is not an object. `) +
      "Nothing was opened. Let the endpoint pass on the vendor's response unchanged.",
  );
}

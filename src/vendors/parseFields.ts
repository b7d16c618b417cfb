import { RampError } from "../RampError.ts";

/** Whether a field is what the vendor promises. */
export type Validator = (value: unknown) => boolean;

/** All that is read of an answer. What is not named here is dropped. */
export type FieldSpecs<Shape> = { readonly [Name in keyof Required<Shape>]: Validator };

/** A string of that form. */
export const text =
  (form: RegExp): Validator =>
  (value) =>
    typeof value === "string" && form.test(value);
export const optional =
  (check: Validator): Validator =>
  (value) =>
    value === undefined || check(value);
/** Not for us to judge, or not worth stopping a purchase for. */
export const anything: Validator = () => true;

/**
 * Checks an answer of the endpoint against what the vendor promises.
 *
 * By hand, and not with the schemas of the server's side: those are five kilobytes in every page for
 * what these few lines do.
 *
 * @param within where in the answer this part of it stands, e.g. `data.`
 * @throws {RampError} with `code`, naming the field that is missing or of the wrong kind, never its value
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

/** Either all that was asked for, or the first field that is not as it should be: none where it is no record at all. */
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

/** @param field its path; empty where the answer is no record at all */
export function malformed(code: MalformedCode, field: string): RampError {
  const what = code === "session-malformed" ? "session" : "transaction";
  return new RampError(
    code,
    (field
      ? `The endpoint's ${what} has no usable field \`${field.replace(/\.$/, "")}\`. `
      : `The endpoint's ${what} is not an object. `) +
      "Nothing can be trusted of it, so nothing was opened. Let the endpoint pass on the vendor's answer unchanged.",
  );
}

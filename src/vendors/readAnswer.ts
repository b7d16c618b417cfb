import type * as z from "zod/mini";
import { RampError } from "../RampError.ts";

/**
 * Checks an answer of the endpoint against what the vendor promises, and drops what was not promised.
 *
 * @throws {RampError} with `code`, naming the field that is missing or of the wrong kind, never its value
 */
export function readAnswer<Shape>(
  schema: z.ZodMiniType<Shape>,
  answer: unknown,
  code: "session-malformed" | "transaction-malformed",
): Shape {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".");
  const what = code === "session-malformed" ? "session" : "transaction";
  throw new RampError(
    code,
    (field
      ? `The endpoint's ${what} has no usable field \`${field}\`. `
      : `The endpoint's ${what} is not an object. `) +
      "Nothing can be trusted of it, so nothing was opened. Let the endpoint pass on the vendor's answer unchanged.",
  );
}

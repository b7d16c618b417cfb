import { readTextLimited } from "../vendors/readTextLimited.ts";
import { errorResponse } from "./responses.ts";

const MAX_BODY_BYTES = 16 * 1024;
const BODY_TIMEOUT_MS = 10_000;

/**
 * Reads a JSON request's body as text, or returns the response that refuses it. `what` names the
 * body in the message.
 */
export async function readBody(
  request: Request,
  what: string,
): Promise<{ text: string } | { refusal: Response }> {
  const { headers } = request;
  if (!/^application\/json\s*(;|$)/i.test(headers.get("content-type") ?? ""))
    return badRequest(415, "unsupported_media_type", `Send the ${what} as \`application/json\`.`);
  try {
    const text =
      Number(headers.get("content-length")) > MAX_BODY_BYTES
        ? undefined
        : await readTextLimited(MAX_BODY_BYTES, request.body, BODY_TIMEOUT_MS);
    if (text !== undefined) return { text };
    return closeConnection(
      413,
      "body_too_large",
      `The ${what} may have at most 16 KiB. Send only its own fields.`,
    );
  } catch (cause) {
    return cause instanceof DOMException && cause.name === "TimeoutError"
      ? closeConnection(
          408,
          "body_too_slow",
          `The ${what} did not arrive within 10 seconds. Send it again.`,
        )
      : badRequest(400, "decode_error", `The ${what} broke off. Send it again.`);
  }
}

/**
 * Refuses a body without reading the rest; otherwise the client would keep the connection open for
 * it.
 */
function closeConnection(status: number, code: string, message: string): { refusal: Response } {
  const { refusal } = badRequest(status, code, message);
  refusal.headers.set("Connection", "close");
  return { refusal };
}

export function badRequest(status: number, code: string, message: string): { refusal: Response } {
  return { refusal: errorResponse(status, "invalid_request", code, message) };
}

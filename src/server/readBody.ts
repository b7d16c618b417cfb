import { readTextLimited } from "../vendors/readTextLimited.ts";
import { errorResponse } from "./responses.ts";

/** Largest body, in bytes. */
const MAX_BODY_BYTES = 16 * 1024;
/** How long a body may take to arrive, in milliseconds. */
const BODY_TIMEOUT_MS = 10_000;

/** Takes the text out of a request that says it is JSON, or says why there is none to take. `what` names it in the sentence. */
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

/** Says no to a body of which the rest is not read: its sender would keep the connection for it. */
function closeConnection(status: number, code: string, message: string): { refusal: Response } {
  const { refusal } = badRequest(status, code, message);
  refusal.headers.set("Connection", "close");
  return { refusal };
}

/** Says no to what was sent. */
export function badRequest(status: number, code: string, message: string): { refusal: Response } {
  return { refusal: errorResponse(status, "invalid_request", code, message) };
}

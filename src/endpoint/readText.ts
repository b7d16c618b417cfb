import { readUpTo } from "../vendors/readUpTo.ts";
import { refuse } from "./answer.ts";

/** Largest body, in bytes. */
const LIMIT = 16 * 1024;
/** How long a body may take to arrive, in milliseconds. */
const DEADLINE = 10_000;

/** Takes the text out of a request that says it is JSON, or says why there is none to take. `what` names it in the sentence. */
export async function readText(
  request: Request,
  what: string,
): Promise<{ text: string } | { refusal: Response }> {
  const { headers } = request;
  if (!/^application\/json\s*(;|$)/i.test(headers.get("content-type") ?? ""))
    return invalid(415, "unsupported_media_type", `Send the ${what} as \`application/json\`.`);
  try {
    const text =
      Number(headers.get("content-length")) > LIMIT
        ? undefined
        : await readUpTo(LIMIT, request.body, DEADLINE);
    if (text !== undefined) return { text };
    return cutOff(
      413,
      "body_too_large",
      `The ${what} may have at most 16 KiB. Send only its own fields.`,
    );
  } catch (cause) {
    return cause instanceof DOMException && cause.name === "TimeoutError"
      ? cutOff(408, "body_too_slow", `The ${what} did not arrive within 10 seconds. Send it again.`)
      : invalid(400, "decode_error", `The ${what} broke off. Send it again.`);
  }
}

/** Says no to a body of which the rest is not read: its sender would keep the connection for it. */
function cutOff(status: number, code: string, message: string): { refusal: Response } {
  const { refusal } = invalid(status, code, message);
  refusal.headers.set("Connection", "close");
  return { refusal };
}

/** Says no to what was sent. */
export function invalid(status: number, code: string, message: string): { refusal: Response } {
  return { refusal: refuse(status, "invalid_request", code, message) };
}

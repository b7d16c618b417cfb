import type { Order } from "../order.ts";
import { refuse } from "./answer.ts";
import { fromWireOrder } from "./fromWireOrder.ts";

const BODY_LIMIT = 16 * 1024;

/** Takes the order out of a request, or says why there is none to take. */
export async function readOrder(
  request: Request,
): Promise<{ order: Order } | { refusal: Response }> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? ""))
    return invalid(415, "unsupported_media_type", "Send the order as `application/json`.");
  const body = await readBody(request);
  if (body === undefined)
    return invalid(413, "body_too_large", "An order has at most 16 KiB. Send only its own fields.");
  let wire: unknown;
  try {
    wire = JSON.parse(body);
  } catch {
    return invalid(400, "decode_error", "The order is not JSON. Send an object with `type`.");
  }
  const read = fromWireOrder(wire);
  return "problem" in read ? invalid(400, "validation_error", read.problem) : read;
}

function invalid(status: number, code: string, message: string): { refusal: Response } {
  return { refusal: refuse(status, "invalid_request", code, message) };
}

/** Counts while it reads, because a sender may leave `Content-Length` out, or lie in it. */
async function readBody(request: Request): Promise<string | undefined> {
  if (!request.body) return "";
  const reader = request.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > BODY_LIMIT) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

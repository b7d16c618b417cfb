import type { Order } from "../order.ts";
import { parseWireOrder } from "./parseWireOrder.ts";
import { badRequest, readBody } from "./readBody.ts";

/** Reads the order from a request, or returns the response that refuses it. */
export async function parseOrderRequest(
  request: Request,
): Promise<{ order: Order } | { refusal: Response }> {
  const body = await readBody(request, "order");
  if ("refusal" in body) return body;
  let wire: unknown;
  try {
    wire = JSON.parse(body.text);
  } catch {
    return badRequest(400, "decode_error", "The order is not JSON. Send an object.");
  }
  const read = parseWireOrder(wire);
  return "problem" in read ? badRequest(400, "validation_error", read.problem) : read;
}

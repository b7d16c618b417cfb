import type { Order } from "../order.ts";
import { fromWireOrder } from "./fromWireOrder.ts";
import { invalid, readText } from "./readText.ts";

/** Takes the order out of a request, or says why there is none to take. */
export async function readOrder(
  request: Request,
): Promise<{ order: Order } | { refusal: Response }> {
  const body = await readText(request, "order");
  if ("refusal" in body) return body;
  let wire: unknown;
  try {
    wire = JSON.parse(body.text);
  } catch {
    return invalid(400, "decode_error", "The order is not JSON. Send an object.");
  }
  const read = fromWireOrder(wire);
  return "problem" in read ? invalid(400, "validation_error", read.problem) : read;
}

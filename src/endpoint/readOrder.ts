import type { Order } from "../order.ts";
import { fromWireOrder } from "./fromWireOrder.ts";
import { invalid, readJson } from "./readJson.ts";

/** Takes the order out of a request, or says why there is none to take. */
export async function readOrder(
  request: Request,
): Promise<{ order: Order } | { refusal: Response }> {
  const body = await readJson(request, "order");
  if ("refusal" in body) return body;
  const read = fromWireOrder(body.json);
  return "problem" in read ? invalid(400, "validation_error", read.problem) : read;
}

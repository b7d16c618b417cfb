import { getOrderProblem } from "../getOrderProblem.ts";
import type { Order } from "../order.ts";
import type { RampUser, VendorAnswer } from "../vendors/VendorServer.ts";
import { errorAnswer } from "./responses.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";

/**
 * Lets the partner's `order` narrow or refuse an order.
 *
 * @throws {TypeError} if `order` returned neither
 */
export async function decideOrder(
  order: Order,
  user: RampUser,
  { order: decide }: Pick<RampEndpointOptions, "order">,
): Promise<{ order: Order } | { refusal: VendorAnswer }> {
  const decision = decide ? await decide(order, user) : order;
  if (!("refused" in Object(decision)) && !("mode" in Object(decision)))
    throw new TypeError(
      'rampEndpoint()\'s `order` returned neither an order nor a refusal, so it is not known whether to place the order. Return the order, or `{ refused: "…" }` with the reason.',
    );
  if ("refused" in decision) {
    if (typeof decision.refused !== "string")
      throw new TypeError(
        'rampEndpoint()\'s `order` refused an order without a sentence. Return `{ refused: "…" }` with the reason as a string.',
      );
    return { refusal: errorAnswer(403, "order_rejected", "order_rejected", decision.refused) };
  }
  const problem = getOrderProblem(decision);
  return problem === undefined
    ? { order: decision }
    : { refusal: errorAnswer(400, "invalid_request", "validation_error", problem) };
}

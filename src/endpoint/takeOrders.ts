import { orderProblem } from "../orderProblem.ts";
import type { Order } from "../order.ts";
import type { RampUser, VendorAnswer } from "../vendors/VendorServer.ts";
import { answer, crossSite, nobody, refusal } from "./answer.ts";
import { isCrossSite } from "./isCrossSite.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";
import { readOrder } from "./readOrder.ts";
import { rememberAnswers } from "./rememberAnswers.ts";
import { signedIn } from "./signedIn.ts";
import type { VendorOf } from "./vendorsByName.ts";

/** What counts as an `Idempotency-Key`. */
const KEY = /^[\w-]{8,64}$/;

/**
 * Opens sessions. The same order that a user sends again within a minute with the same
 * `Idempotency-Key` gets the session that it got before, as far as this process remembers: the first
 * answer may have been lost on its way.
 */
export function takeOrders(
  vendorOf: VendorOf,
  options: RampEndpointOptions,
): (request: Request) => Promise<Response> {
  const askOnce = rememberAnswers();

  async function place(order: Order, user: RampUser): Promise<VendorAnswer> {
    const decision = options.order ? await options.order(order, user) : order;
    if (typeof decision !== "object" || decision === null)
      throw new TypeError(
        'rampEndpoint()\'s `order` returned neither an order nor a refusal, so it is not known whether to place the order. Return the order, or `{ refused: "…" }` with the reason.',
      );
    if ("refused" in decision)
      return refusal(403, "order_rejected", "order_rejected", decision.refused);
    const problem = orderProblem(decision);
    if (problem !== undefined) return refusal(400, "invalid_request", "validation_error", problem);
    const vendor = vendorOf(decision.vendor);
    if (!vendor)
      return refusal(
        400,
        "invalid_request",
        "validation_error",
        "This endpoint has no vendor of the name that the order's `vendor` gives. Name one that it has, or none.",
      );
    return vendor.createSession(decision, user);
  }

  return async (request) => {
    if (isCrossSite(request)) return crossSite();
    const user = await signedIn(request, options);
    if (!user) return nobody();
    const read = await readOrder(request);
    if ("refusal" in read) return read.refusal;
    const { order } = read;
    const key = request.headers.get("idempotency-key") ?? "";
    return answer(
      KEY.test(key)
        ? await askOnce(user.id, JSON.stringify([key, order]), () => place(order, user))
        : await place(order, user),
    );
  };
}

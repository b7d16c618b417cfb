import type { Order } from "../order.ts";
import type { RampUser, VendorServer } from "../vendors/VendorServer.ts";

/** The order to place, perhaps narrowed, or the sentence with which it is refused. */
export type OrderDecision = Order | { refused: string };

export interface RampEndpointOptions {
  /** The vendors to buy from and sell to. The first one serves every purchase. */
  vendors: readonly VendorServer[];
  /**
   * Says who is signed in, from a cookie or a header of the request; nobody is answered with 401.
   * Leave the request's body alone: it is read afterwards.
   *
   * Without an `ip`, the rightmost entry of `X-Forwarded-For` is used: your own proxy wrote that
   * one, while everything left of it is whatever the client claimed. Give `ip` yourself where no
   * proxy, or more than one, stands in front of this server.
   *
   * What it throws is left to your framework.
   */
  user: (request: Request) => RampUser | null | undefined | Promise<RampUser | null | undefined>;
  /**
   * Refuses an order, or narrows it, e.g. to the networks that you support. A refusal is answered
   * with 403 and its sentence. What it throws is left to your framework.
   *
   * @default every well-formed order is placed as it came
   */
  order?: ((order: Order, user: RampUser) => OrderDecision | Promise<OrderDecision>) | undefined;
}

import type { Order } from "../order.ts";
import type { ConfirmedTransaction, RampUser, VendorServer } from "../vendors/VendorServer.ts";

/** The order to place, perhaps narrowed, or the sentence with which it is refused. */
export type OrderDecision = Order | { refused: string };

/** What `rampEndpoint` needs to know of the partner. */
export interface RampEndpointOptions {
  /**
   * The vendors to buy from and sell to, each with a name of its own. The order's `vendor` says which
   * of them serves a purchase; the first one, where it names none.
   */
  vendors: readonly VendorServer[];
  /**
   * Says who is signed in, from a cookie or a header of the request; nobody is answered with 401.
   * Leave the request's body alone: it is read afterwards.
   *
   * Without an `ip`, `trustedProxies` decides whether one is known.
   *
   * What it throws is left to your framework.
   */
  user: (request: Request) => RampUser | null | undefined | Promise<RampUser | null | undefined>;
  /**
   * Refuses an order, or narrows it, e.g. to the networks that you support, or chooses its `vendor`.
   * The browser may have named one: check it as you check the rest. A refusal is answered with 403 and
   * its sentence. What it throws is left to your framework.
   *
   * @default every well-formed order is placed as it came
   */
  order?: ((order: Order, user: RampUser) => OrderDecision | Promise<OrderDecision>) | undefined;
  /**
   * How many proxies of your own stand in front of this server. The user's address is the entry of
   * `X-Forwarded-For` that the outermost of them wrote, the n-th from the right; everything left of
   * it is whatever the client claims. With 0 the header is not read, because anybody can write it.
   *
   * @default 0
   */
  trustedProxies?: number | undefined;
  /**
   * Told each new status that the vendor itself confirmed, after its webhook arrived at
   * `POST …/webhook`, which is the address for all vendors. What a webhook says is believed only
   * where the vendor signed it; else it is no more than the reason to ask.
   *
   * Rely on this: the transaction and its `userId` are the vendor's own answer; one call at a time
   * per transaction; forwards only (`pending`, `processing`, then `failed` or `cancelled`, last
   * `completed`) and each status once, as far as this process remembers. `completed` is the end, and
   * may follow `failed` and `cancelled`: a user tries again on the vendor's page, or crypto comes after
   * its time ran out. A status that passed quickly may be skipped. After a restart, or on another
   * instance, the same status may come again, and an earlier one late: make it idempotent on `id` and
   * `status`, and never go back from `completed`. A webhook can get lost, so look at transactions that
   * stay open as well.
   *
   * Where it throws, or has not ended after 60 seconds, it is called again after 1, 5 and 15 seconds.
   * A call that was too slow may still be running then, which is one more reason to make it
   * idempotent. The last failure rejects the promise that `waitUntil` got; without `waitUntil` it
   * goes to `console.error`.
   *
   * @default none: `POST …/webhook` is answered with 404
   */
  onTransaction?: ((transaction: ConfirmedTransaction) => void | Promise<void>) | undefined;
  /**
   * Takes the work that goes on after a webhook was answered, for platforms that stop a function
   * once it answered: Next's `after`, or `waitUntil` of Vercel and Cloudflare. It takes half a minute
   * where something fails, and minutes where something hangs.
   *
   * @default none: the process is expected to live on
   */
  waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

import type { Order } from "../order.ts";
import type { Offer } from "../vendors/Offer.ts";
import type { RampLogEvent } from "./createLog.ts";
import type { RampLimits } from "./createLimiter.ts";
import type { RampStore } from "./store/RampStore.ts";
import type { ConfirmedTransaction, RampUser, VendorServer } from "../vendors/VendorServer.ts";

/** The order to place, possibly narrowed, or a sentence that says why it is refused. */
export type OrderDecision = Order | { refused: string };

/** A vendor's name, or several; `undefined` for the default. */
export type VendorChoice = string | readonly string[] | undefined;

/** Where an unexpected failure happened. */
export interface RampErrorContext {
  /** Name of the vendor, if one was involved. */
  vendor?: string | undefined;
}

/** Options of `rampEndpoint()`. */
export interface RampEndpointOptions {
  /**
   * The vendors to buy from and sell to, each with a unique name. The order's `vendor` selects one;
   * without it, the first one serves the order.
   */
  vendors: readonly VendorServer[];
  /**
   * Returns the signed-in user, from a cookie or a header of the request. Without a user, the
   * endpoint responds with 401. Don't read the request's body: the endpoint reads it afterwards.
   *
   * If the user has no `ip`, `trustedProxies` decides whether the endpoint reads one from
   * `X-Forwarded-For`.
   *
   * Errors that it throws propagate to your framework.
   */
  user: (request: Request) => RampUser | null | undefined | Promise<RampUser | null | undefined>;
  /**
   * What all instances of this endpoint share: open sessions, and the ledger of purchases. Pass
   * `sqliteStore()`, `redisStore()` or `postgresStore()`, so that restarts and further instances
   * forget nothing.
   *
   * @default memoryStore(): this process's memory
   */
  store?: RampStore | undefined;
  /**
   * Refuses an order, narrows it, e.g. to the networks that you support, or sets its `vendor`. The
   * browser may have set `vendor`: validate it like the other fields. The endpoint responds to a
   * refusal with 403 and its sentence. Errors that it throws propagate to your framework.
   *
   * @default every well-formed order is placed unchanged
   */
  order?: ((order: Order, user: RampUser) => OrderDecision | Promise<OrderDecision>) | undefined;
  /**
   * Chooses the vendors to try for an order that names none: returns their names, the first one
   * first. Others are not tried. `offers` has what all vendors offer for it, the best first. Pages
   * must have all vendors that it may name in their `vendors`. Errors that it throws propagate to
   * your framework.
   *
   * @default undefined for every order: among the order's `alternatives`, a vendor with which the user
   *   has completed a purchase, then the best offer; without `alternatives`, the first vendor
   */
  choose?:
    | ((
        offers: readonly Offer[],
        order: Order,
        user: RampUser,
      ) => VendorChoice | Promise<VendorChoice>)
    | undefined;
  /**
   * Number of your own proxies in front of this server. The user's IP address is the entry of
   * `X-Forwarded-For` that the outermost one added, the n-th from the right; the client can forge
   * every entry to the left of it. With 0 the endpoint ignores the header, because any client can
   * set it.
   *
   * @default 0
   */
  trustedProxies?: number | undefined;
  /**
   * Called with each new status that the vendor confirmed: after its webhook arrived at
   * `POST …/webhook`, the URL for all vendors, while a page follows the purchase, and by
   * `reconcile()`. The endpoint trusts a webhook's content only if the vendor signed it; otherwise
   * a webhook only triggers a request to the vendor.
   *
   * Guarantees, over all instances that share a `store`: the transaction and its `userId` come from
   * the vendor itself. Calls for one transaction never overlap, except after a timeout. Statuses
   * only move forward (`pending`, `processing`, then `failed` or `cancelled`, finally `completed`),
   * and each is reported once. `completed` is final, and may follow `failed` and `cancelled`: a user
   * retries on the vendor's page, or crypto arrives after the deadline. A short-lived status may be
   * skipped, and `pending` is only reported if a webhook says it. If the process ends during a call,
   * or the store is `memoryStore()` and the process restarts, the same status may be reported again:
   * make the handler idempotent on `id` and `status`, and never go back from `completed`.
   *
   * If it throws or takes longer than 60 seconds, the endpoint retries after 1, 5 and 15 seconds. A
   * call that timed out may still be running then, which is another reason to make it idempotent.
   * `onError` receives the last failure, which also rejects the promise passed to `waitUntil`, and
   * `reconcile()` reports the status again.
   *
   * @default none: the endpoint responds to `POST …/webhook` with 404
   */
  onTransaction?: ((transaction: ConfirmedTransaction) => void | Promise<void>) | undefined;
  /**
   * Days for which settled purchases stay in the ledger. `reconcile()` deletes older ones.
   *
   * @default they stay
   */
  retentionDays?: number | undefined;
  /**
   * How many sessions and streams a user may have. The endpoint responds to more with 429 and
   * `Retry-After`.
   *
   * @default the defaults of each limit
   */
  limits?: RampLimits | undefined;
  /**
   * Receives what the endpoint does, as plain data without personal data: sessions, statuses,
   * reports, webhooks, streams, failures. Write it to your log. Errors that it throws are ignored.
   * `openTelemetry()` of `ramp-widget/server/opentelemetry` turns it into spans and metrics.
   *
   * @default nothing is logged
   */
  onLog?: ((event: RampLogEvent) => void) | undefined;
  /**
   * Called with failures that no request waits for, and with those of the store. Errors that it
   * throws are ignored.
   *
   * @default `console.error`, unless `waitUntil` gets the failed promise
   */
  onError?: ((error: unknown, context: RampErrorContext) => void) | undefined;
  /**
   * Receives the promise of the work that continues after a response, for platforms
   * that stop a function once it has responded: Next's `after`, or `waitUntil` of Vercel and
   * Cloudflare. The work takes about half a minute if a call fails, and minutes if one hangs.
   *
   * @default none: the process is expected to keep running
   */
  waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

import type { Order } from "../../order.ts";
import type { AmountLimit, UnavailableReason } from "../Offer.ts";
import type { RampUser } from "../VendorServer.ts";

/**
 * Says what Proof would give for an order, because Proof's own API doesn't. Return `undefined` if you
 * don't know. If it throws, Proof counts as unreachable for this order.
 *
 * @example
 *   proof({
 *     baseUrl,
 *     clientToken,
 *     quotes: async (order, user, { signal }) => {
 *       const price = await fetchPrice(order, { signal }); // yours
 *       return { amount: price.crypto, fiatAmount: price.total, fees: { total: price.fee } };
 *     },
 *   });
 */
export type ProofQuotes = (
  order: Order,
  user: RampUser,
  context: ProofQuoteContext,
) => ProofQuote | ProofUnavailable | undefined | Promise<ProofQuote | ProofUnavailable | undefined>;

/** What `quotes` gets besides the order and its user. */
export interface ProofQuoteContext {
  /** The user's country, ISO 3166 alpha-2, e.g. `DE`. @default unknown */
  country?: string | undefined;
  /** Aborts after the endpoint has stopped waiting. */
  signal: AbortSignal;
}

/**
 * A price for an order. Amounts are decimal strings. Without both amounts, Proof is offered without
 * a price, and only the limits count.
 */
export interface ProofQuote {
  /** Only in `ProofUnavailable`. */
  unavailable?: undefined;
  /**
   * Crypto: what arrives in a purchase, and what the user sends in a sale.
   * @default the order's
   */
  amount?: string | undefined;
  /**
   * Money: all that the user pays in a purchase, and what arrives in a sale.
   * @default the order's
   */
  fiatAmount?: string | undefined;
  /** Currency of `fiatAmount`, e.g. `EUR`. @default the order's */
  fiatCurrency?: string | undefined;
  /** Contained in `fiatAmount` in a purchase, and already taken off it in a sale. @default unknown */
  fees?: ProofQuoteFees | undefined;
  /** The limits for this order, which are checked. @default unknown */
  limits?: readonly AmountLimit[] | undefined;
  /** Whether Proof must keep to it. @default false */
  isBinding?: boolean | undefined;
  /** The payment method that it holds for. @default the order's */
  paymentMethod?: string | undefined;
  /**
   * Whether this user may be asked for documents. Always true while Proof has not verified them.
   * @default unknown
   */
  mayRequireDocuments?: boolean | undefined;
  /** ISO 8601. @default in one minute */
  expiresAt?: string | undefined;
}

/** The fees of a price. A missing one is unknown. */
export interface ProofQuoteFees {
  /** Currency of the fees. @default the quote's `fiatCurrency` */
  currency?: string | undefined;
  /** All fees together. */
  total?: string | undefined;
  /** The blockchain network's share. */
  network?: string | undefined;
  /** Proof's share. */
  vendor?: string | undefined;
  /** Your share. */
  partner?: string | undefined;
}

/** The answer if Proof doesn't serve an order, or there is no price. */
export interface ProofUnavailable {
  /**
   * Why not. With `rate-limited`, `unreachable`, `unreadable` and `not-configured`, which are about your
   * source of prices, Proof is offered without a price.
   */
  unavailable: UnavailableReason;
  /** What would be allowed. @default unknown */
  limits?: readonly AmountLimit[] | undefined;
  /** Of `rate-limited`: after how many seconds to ask again. */
  retryAfter?: number | undefined;
}

import type { Mode } from "../order.ts";

/**
 * What one vendor says about an order before it is placed. All amounts are decimal strings.
 *
 * - `quoted`: the vendor names amounts.
 * - `unpriced`: the vendor may serve the order, and doesn't say for how much.
 * - `unavailable`: the vendor doesn't serve the order now; `reason` says why.
 */
export type Offer = QuotedOffer | UnpricedOffer | UnavailableOffer;

/** What all offers have. */
export interface OfferFields {
  /** Name of the vendor. */
  vendor: string;
  /** The vendor's limits for this order, as far as they are known. A missing limit is unknown. */
  limits?: readonly AmountLimit[] | undefined;
}

/** An offer with amounts. */
export interface QuotedOffer extends OfferFields {
  /** The vendor names amounts. */
  status: "quoted";
  /** The amounts. */
  quote: Quote;
  /**
   * Set by the endpoint: of several quotes for the same payment method and currency, no other gives
   * more for the same amount, or asks less for it. A quote that names no method counts for each.
   */
  isBest?: boolean | undefined;
}

/** An offer without amounts. */
export interface UnpricedOffer extends OfferFields {
  /** The vendor may serve the order. */
  status: "unpriced";
  /** Why there is no price, if one was requested and could not be had. @default the vendor names none */
  reason?: UnavailableReason | undefined;
}

/** No offer, and why. */
export interface UnavailableOffer extends OfferFields {
  /** The vendor doesn't serve the order now. */
  status: "unavailable";
  /** Why not. */
  reason: UnavailableReason;
  /** Of `rate-limited`: after how many seconds to ask again. */
  retryAfter?: number | undefined;
  /**
   * Of `not-configured`: what is missing concerns this user, such as an IP address, so the vendor is
   * still asked for other users.
   * @default false
   */
  isUserSpecific?: boolean | undefined;
}

/**
 * What a vendor would give for an order now. A missing field is unknown, which is not the same as
 * zero.
 */
export interface Quote {
  /** Crypto: what arrives in a purchase, and what the user sends in a sale. */
  amount: string;
  /** Money: all that the user pays in a purchase, and what arrives in a sale. */
  fiatAmount?: string | undefined;
  /** Currency of `fiatAmount`, e.g. `EUR`. */
  fiatCurrency?: string | undefined;
  /** Contained in `fiatAmount` in a purchase, and already taken off it in a sale. */
  fees?: QuoteFees | undefined;
  /** Whether the vendor must keep to it. Otherwise the amounts are estimates. */
  isBinding: boolean;
  /** The payment method that it holds for. */
  paymentMethod?: string | undefined;
  /**
   * The user pays no money: they send `amount` from another wallet.
   * @default false
   */
  paidInCrypto?: boolean | undefined;
  /** Whether the vendor may ask this user for documents. */
  mayRequireDocuments?: boolean | undefined;
  /** ISO 8601. After this time, ask again. */
  expiresAt: string;
}

/** The fees of a quote, in money. */
export interface QuoteFees {
  /** Currency of the fees, e.g. `EUR`. */
  currency: string;
  /** All fees together. */
  total?: string | undefined;
  /** The blockchain network's share. */
  network?: string | undefined;
  /** The vendor's share. */
  vendor?: string | undefined;
  /** Your share. */
  partner?: string | undefined;
}

/** Limits of an amount. Both limits themselves are allowed. */
export interface AmountLimit {
  /** What the amounts are in: `EUR`, or `USDT`. */
  currency: string;
  /** The smallest amount. @default unknown */
  min?: string | undefined;
  /** The largest amount. @default unknown */
  max?: string | undefined;
  /** The payment method that it holds for. @default all */
  paymentMethod?: string | undefined;
}

/**
 * Why a vendor doesn't serve an order.
 *
 * - `amount-too-low`, `amount-too-high`: `limits` says what is allowed.
 * - `asset-unsupported`, `fiat-unsupported`, `country-unsupported`, `method-unsupported`,
 *   `mode-unsupported`, `order-unsupported`: never for such an order.
 * - `user-limit`, `user-refused`: not for this user.
 * - `rate-limited`, `unreachable`, `unreadable`: not at this moment.
 * - `not-configured`: the vendor refuses this server's key, address or domain.
 * - `switched-off`: you switched it off.
 */
export type UnavailableReason =
  | "amount-too-low"
  | "amount-too-high"
  | "asset-unsupported"
  | "fiat-unsupported"
  | "country-unsupported"
  | "method-unsupported"
  | "mode-unsupported"
  | "order-unsupported"
  | "user-limit"
  | "user-refused"
  | "rate-limited"
  | "unreachable"
  | "unreadable"
  | "not-configured"
  | "switched-off";

/** What can be ordered. */
export interface OrderOptions {
  /** The assets, each on a network. */
  assets: readonly AssetOption[];
  /** The currencies of the money on the other side. */
  fiatCurrencies: readonly FiatOption[];
}

/** An asset that can be ordered. */
export interface AssetOption {
  /** Whether it can be bought, or sold. */
  mode: Mode;
  /** The asset, e.g. `USDT`. */
  currency: string;
  /** The blockchain network, by the name that orders use. */
  network: string;
  /** The asset's name, e.g. `Tether`. */
  name?: string | undefined;
  /** The vendors that serve it. */
  vendors: readonly string[];
}

/** A currency that can be paid with, or paid out in. */
export interface FiatOption {
  /** Whether purchases are paid in it, or sales paid out. */
  mode: Mode;
  /** ISO 4217, e.g. `EUR`. */
  currency: string;
  /** How it can be paid or paid out. */
  paymentMethods: readonly PaymentMethodOption[];
}

/** A payment method of a currency. */
export interface PaymentMethodOption {
  /**
   * `card`, `apple_pay`, `google_pay`, `bank_transfer`, or the vendor's own word.
   */
  paymentMethod: string;
  /** The widest limits over the vendors that serve it. */
  limits?: AmountLimit | undefined;
  /** The vendors that serve it. */
  vendors: readonly string[];
}

/** A vendor that didn't serve an order, so that the next one was tried. */
export interface SkippedVendor {
  /** Name of the vendor. */
  vendor: string;
  /** Why it didn't. */
  reason: UnavailableReason;
}

import { isAmount } from "../../order.ts";
import { compareDecimals } from "../../vendors/compareDecimals.ts";
import type { AmountLimit, Offer, PaymentMethodOption } from "../../vendors/Offer.ts";

/** An amount that no vendor takes, and the limit that it misses. */
export interface LimitProblem {
  /** Whether `limit` is the minimum or the maximum. */
  code: "amount-too-low" | "amount-too-high";
  /** The closest amount that a vendor takes, a decimal string. */
  limit: string;
  /** What `limit` is in: `EUR`, or `USDT`. */
  currency: string;
}

/**
 * The limits of the methods that the user may still use. None if one of the page's vendors isn't among those whose
 * limits they are: vendors take what no limit forbids.
 *
 * @param vendors the page's vendors, if it knows them
 */
export function getMethodLimits(
  methods: readonly PaymentMethodOption[],
  paymentMethod: string | undefined,
  vendors: readonly string[] | undefined,
): readonly (AmountLimit | undefined)[] {
  const usable = methods.filter(
    (method) => paymentMethod === undefined || method.paymentMethod === paymentMethod,
  );
  const known = new Set(usable.flatMap((method) => method.vendors));
  return vendors?.every((vendor) => known.has(vendor))
    ? usable.map(({ limits }) => (isLimit(limits) ? limits : undefined))
    : [];
}

/**
 * The limits in offers, one for each vendor that may serve another amount. One that refuses every such order sets no
 * limit for the others.
 */
export function getOfferLimits(
  offers: readonly Offer[],
  currency: string | undefined,
): readonly (AmountLimit | undefined)[] {
  return offers
    .filter((offer) => offer.status !== "unavailable" || !isFinal(offer.reason))
    .map((offer) => getLimits(offer).find((limit) => limit.currency === currency));
}

/** The limits of an offer that can be read. */
export function getLimits({ limits }: Offer): readonly AmountLimit[] {
  return (Array.isArray(limits) ? (limits as unknown[]) : []).filter(isLimit);
}

/** The endpoint's answer isn't checked that deeply. */
function isLimit(limit: unknown): limit is AmountLimit {
  const { currency, min, max } = Object(limit) as Record<string, unknown>;
  const isKnown = (amount: unknown) => amount === undefined || isAmount(amount);
  return typeof currency === "string" && isKnown(min) && isKnown(max);
}

function isFinal(reason: string): boolean {
  return /-unsupported$|^user-|^not-configured$|^switched-off$/.test(reason);
}

/** @returns `undefined` if one of the limits allows the amount, or none is known */
export function findLimitProblem(
  amount: string,
  currency: string | undefined,
  limits: readonly (AmountLimit | undefined)[],
): LimitProblem | undefined {
  const known = limits.filter((limit) => limit?.currency === currency);
  if (currency === undefined || known.length === 0 || known.length < limits.length)
    return undefined;
  const lowest = pickWidest(
    known.map((limit) => limit?.min),
    -1,
  );
  if (lowest !== undefined && compareDecimals(amount, lowest) < 0)
    return { code: "amount-too-low", limit: lowest, currency };
  const highest = pickWidest(
    known.map((limit) => limit?.max),
    1,
  );
  if (highest !== undefined && compareDecimals(amount, highest) > 0)
    return { code: "amount-too-high", limit: highest, currency };
  return undefined;
}

/** The lowest or the highest; `undefined` if one is unknown, because that vendor may take any amount. */
function pickWidest(
  amounts: readonly (string | undefined)[],
  direction: -1 | 1,
): string | undefined {
  return amounts.reduce((widest, amount) => {
    if (widest === undefined || amount === undefined) return undefined;
    return compareDecimals(amount, widest) * direction > 0 ? amount : widest;
  });
}

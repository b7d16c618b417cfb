import * as z from "zod/mini";
import { isAmount, type Order } from "../../order.ts";
import { compareDecimals } from "../compareDecimals.ts";
import { findLimitProblem } from "../findLimitProblem.ts";
import { isUnavailableReason } from "../isUnavailableReason.ts";
import type { Offer, QuoteFees, UnavailableReason } from "../Offer.ts";
import type { ProofQuote, ProofUnavailable } from "./ProofQuotes.ts";

/** How long a quote holds if it doesn't say so itself, in milliseconds. */
const QUOTE_TTL_MS = 60_000;

/** Reasons why a source of prices has none, whatever the order. */
const NO_PRICE: ReadonlySet<UnavailableReason> = new Set([
  "rate-limited",
  "unreachable",
  "unreadable",
  "not-configured",
]);

const word = z.optional(z.string().check(z.regex(/^[\w.-]{1,32}$/)));
const amount = z.optional(z.string().check(z.refine(isAmount)));
/** A fee or a limit may be zero. */
const decimal = z.optional(z.string().check(z.regex(/^\d{1,24}(\.\d{1,24})?$/)));
const limits = z.optional(
  z.array(
    z.object({
      currency: z.string().check(z.regex(/^[\w.-]{1,32}$/)),
      min: decimal,
      max: decimal,
      paymentMethod: word,
    }),
  ),
);

const unavailable: z.ZodMiniType<ProofUnavailable> = z.object({
  unavailable: z.custom<UnavailableReason>(isUnavailableReason),
  limits,
  retryAfter: z.optional(z.number().check(z.nonnegative())),
});

const priced: z.ZodMiniType<ProofQuote> = z.object({
  unavailable: z.optional(z.undefined()),
  amount,
  fiatAmount: amount,
  fiatCurrency: word,
  fees: z.optional(
    z.object({
      currency: word,
      total: decimal,
      network: decimal,
      vendor: decimal,
      partner: decimal,
    }),
  ),
  limits,
  isBinding: z.optional(z.boolean()),
  paymentMethod: word,
  mayRequireDocuments: z.optional(z.boolean()),
  expiresAt: z.optional(z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text))))),
});

/**
 * The offer for what `quotes` returned. It is code of the partner that passes on what a vendor said,
 * so it is checked like a vendor's response.
 *
 * @param isUnverified whether Proof has yet to verify the user
 */
export function toProofOffer(order: Order, said: unknown, isUnverified: boolean): Offer {
  if (said === undefined) return { status: "unpriced", vendor: "proof" };
  // Only then: for a price, a check that fails takes longer than one that succeeds.
  const none = hasReason(said) ? unavailable.safeParse(said) : undefined;
  if (none?.success) {
    const { unavailable: reason, ...rest } = none.data;
    // The prices come from somewhere else: without them, Proof itself may serve the order.
    if (NO_PRICE.has(reason))
      return { status: "unpriced", vendor: "proof", reason, limits: rest.limits };
    return { status: "unavailable", vendor: "proof", reason, ...rest };
  }
  const { success, data: quote } = priced.safeParse(said);
  if (success && isForOrder(quote, order)) return toOffer(order, quote, isUnverified);
  return { status: "unpriced", vendor: "proof", reason: "unreadable", limits: quote?.limits };
}

function hasReason(said: unknown): boolean {
  return typeof said === "object" && said !== null && "unavailable" in said;
}

/** A quote for another order would promise this one something else. */
function isForOrder(quote: ProofQuote, order: Order): boolean {
  const fits = (one: string | undefined, asked: string | undefined) =>
    one === undefined || asked === undefined || one === asked;
  const isSame = (one: string | undefined, asked: string | undefined) =>
    one === undefined || asked === undefined || compareDecimals(one, asked) === 0;
  const hasCurrency = (quote.fiatCurrency ?? order.fiatCurrency) !== undefined;
  return (
    isSame(quote.amount, order.amount) &&
    isSame(quote.fiatAmount, order.fiatAmount) &&
    fits(quote.fiatCurrency, order.fiatCurrency) &&
    fits(quote.paymentMethod, order.paymentMethod) &&
    (hasCurrency || quote.fiatAmount === undefined)
  );
}

function toOffer(order: Order, quote: ProofQuote, isUnverified: boolean): Offer {
  const { limits } = quote;
  const amount = quote.amount ?? order.amount;
  const fiatAmount = quote.fiatAmount ?? order.fiatAmount;
  const fiatCurrency = quote.fiatCurrency ?? order.fiatCurrency;
  const paymentMethod = quote.paymentMethod ?? order.paymentMethod;
  const crypto = { amount, currency: order.currency };
  const money = { amount: fiatAmount, currency: fiatCurrency };
  const sides = order.amount === undefined ? [money, crypto] : [crypto, money];
  const reason = findLimitProblem(limits ?? [], sides, paymentMethod);
  if (reason) return { status: "unavailable", vendor: "proof", reason, limits };
  if (amount === undefined || fiatAmount === undefined)
    return { status: "unpriced", vendor: "proof", limits };
  return {
    status: "quoted",
    vendor: "proof",
    limits,
    quote: {
      amount,
      fiatAmount,
      fiatCurrency,
      fees: toFees(quote, fiatCurrency),
      isBinding: quote.isBinding ?? false,
      paymentMethod,
      mayRequireDocuments: isUnverified || quote.mayRequireDocuments,
      expiresAt: quote.expiresAt ?? new Date(Date.now() + QUOTE_TTL_MS).toISOString(),
    },
  };
}

/** Without a known fee there are none to show, which is not the same as no fees. */
function toFees({ fees }: ProofQuote, fiatCurrency: string | undefined): QuoteFees | undefined {
  const { currency = fiatCurrency, ...shares } = fees ?? {};
  const isKnown = Object.values(shares).some((share) => share !== undefined);
  return isKnown && currency !== undefined ? { ...shares, currency } : undefined;
}

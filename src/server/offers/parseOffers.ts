import * as z from "zod/mini";
import type { Order } from "../../order.ts";
import { compareDecimals } from "../../vendors/compareDecimals.ts";
import { isUnavailableReason } from "../../vendors/isUnavailableReason.ts";
import type { Offer, Quote, UnavailableReason } from "../../vendors/Offer.ts";

const text = z.string().check(z.minLength(1), z.maxLength(64));
const amount = z.string().check(z.regex(/^\d{1,24}(\.\d{1,24})?$/));
const positive = amount.check(z.regex(/[1-9]/));

const limit = z.object({
  currency: text,
  min: z.optional(amount),
  max: z.optional(amount),
  paymentMethod: z.optional(text),
});

const limits = z.optional(z.array(limit).check(z.maxLength(50)));

const fees = z.object({
  currency: text,
  total: z.optional(amount),
  network: z.optional(amount),
  vendor: z.optional(amount),
  partner: z.optional(amount),
});

const quote = z.object({
  amount: positive,
  fiatAmount: z.optional(positive),
  fiatCurrency: z.optional(text),
  fees: z.optional(fees),
  isBinding: z.boolean(),
  paymentMethod: z.optional(text),
  paidInCrypto: z.optional(z.boolean()),
  mayRequireDocuments: z.optional(z.boolean()),
  expiresAt: z.iso.datetime(),
});

const reason = z.custom<UnavailableReason>(isUnavailableReason);

const offer = z.discriminatedUnion("status", [
  z.object({ status: z.literal("quoted"), quote, limits }),
  z.object({ status: z.literal("unpriced"), reason: z.optional(reason), limits }),
  z.object({
    status: z.literal("unavailable"),
    reason,
    retryAfter: z.optional(z.number().check(z.gte(0))),
    isUserSpecific: z.optional(z.boolean()),
    limits,
  }),
]);

/** A vendor's offers that can be read. */
export interface ParsedOffers {
  offers: readonly Offer[];
  /** Some can't be read, or are for another order. */
  hasUnreadable: boolean;
}

/**
 * Checks a vendor's offers field by field, which drops everything else that they have: the browser
 * sees them. A vendor that offers nothing readable is `unreadable`.
 */
export function parseOffers(vendor: string, offers: unknown, order: Order): ParsedOffers {
  const each = Array.isArray(offers) ? (offers as unknown[]) : [];
  const usable = each.flatMap((one): Offer[] => {
    const { data } = offer.safeParse(one);
    if (!data || (data.status === "quoted" && !isForOrder(data.quote, order))) return [];
    return [Object.assign(data, { vendor })];
  });
  if (usable.length > 0) return { offers: usable, hasUnreadable: usable.length < each.length };
  return { offers: [{ vendor, status: "unavailable", reason: "unreadable" }], hasUnreadable: true };
}

/** A quote for another order would promise this one something else. */
function isForOrder({ amount, fiatAmount, paymentMethod }: Quote, order: Order): boolean {
  const isSame = (one: string | undefined, asked: string | undefined) =>
    one === undefined || asked === undefined || compareDecimals(one, asked) === 0;
  const isSameMethod =
    paymentMethod === undefined ||
    order.paymentMethod === undefined ||
    paymentMethod === order.paymentMethod;
  return isSame(amount, order.amount) && isSame(fiatAmount, order.fiatAmount) && isSameMethod;
}

import * as z from "zod/mini";
import { isAmount, type Order } from "../../../order.ts";
import { compareDecimals } from "../../compareDecimals.ts";
import type { ProofQuote } from "../ProofQuotes.ts";

/** An amount in both currencies, by their codes. */
const both = z.record(z.string(), z.unknown());

const schema = z.object({
  data: z.object({
    currency: z.string(),
    fiat_currency: z.string(),
    amount: z.optional(z.unknown()),
    fiat_amount: z.optional(z.unknown()),
    subtotal: z.optional(both),
    total: z.optional(both),
    // Mercuryo documents the parts of the fee for sales only, and an example whose parts don't add
    // up. They are shown as they are, and a price without them is still a price.
    fee: z.optional(z.unknown()),
    network_fee: z.optional(z.unknown()),
    partner_fee: z.optional(z.unknown()),
    mercuryo_fee: z.optional(z.unknown()),
    kyc_limit_exceeded: z.optional(z.unknown()),
  }),
});

/**
 * The price in a response of `buy/rate` or `sell/rate`; nothing if it is about another pair or
 * amount, or has no usable amounts.
 */
export function parseRate(
  body: unknown,
  { mode, currency, amount: asked }: Order,
  fiatCurrency: string,
): ProofQuote | undefined {
  const { success, data: parsed } = schema.safeParse(body);
  if (!success) return undefined;
  const { data } = parsed;
  if (data.currency !== currency || data.fiat_currency !== fiatCurrency) return undefined;
  // A sale pays out what is left after the fees. Its response isn't documented to repeat the amount.
  const [amount, fiatAmount] =
    mode === "buy"
      ? [data.amount, data.total?.[fiatCurrency] ?? data.fiat_amount]
      : [asked, data.subtotal?.[fiatCurrency]];
  if (!isAmountText(amount) || !isAmountText(fiatAmount)) return undefined;
  if (asked !== undefined && compareDecimals(amount, asked) !== 0) return undefined;
  return {
    amount,
    fiatAmount,
    fiatCurrency,
    fees: {
      total: getFee(data.fee, fiatCurrency),
      network: getFee(data.network_fee, fiatCurrency),
      vendor: getFee(data.mercuryo_fee, fiatCurrency),
      // That Mercuryo's partner is the partner of Proof, and not Proof itself, is inferred.
      partner: getFee(data.partner_fee, fiatCurrency),
    },
    isBinding: false,
    // The amount is above what an unverified user may buy. Below it, documents may be needed too.
    mayRequireDocuments: data.kyc_limit_exceeded === true || undefined,
  };
}

function isAmountText(value: unknown): value is string {
  return isAmount(value);
}

/** A fee in money; nothing if it is unknown. */
function getFee(fee: unknown, fiatCurrency: string): string | undefined {
  const { success, data } = both.safeParse(fee);
  const value = success ? data[fiatCurrency] : undefined;
  return typeof value === "string" && /^\d{1,24}(\.\d{1,24})?$/.test(value) ? value : undefined;
}

import { isAmount, type Order } from "../../order.ts";
import { addDecimals } from "../addDecimals.ts";
import type { Quote, QuoteFees } from "../Offer.ts";
import { roundDecimal } from "../roundDecimal.ts";
import type { Candidate } from "./checkOrder.ts";
import { getProduct } from "./orders.ts";
import { toPaymentMethod } from "./paymentMethods.ts";
import { toDecimalString } from "./toDecimalString.ts";

type Wire = Record<string, unknown>;

/** How long a price is shown, in milliseconds: Transak refreshes it every minute (get quote). */
const QUOTE_TTL_MS = 60 * 1000;

/** The query of Get Price (docs.transak.com, get price based on user region, partner FAQs). */
export function buildQuoteQuery(
  { mode, amount, fiatAmount }: Order,
  { coin, fiat, option }: Candidate,
  { apiKey, country }: { apiKey: string; country: string | undefined },
): URLSearchParams {
  const query = new URLSearchParams({
    partnerApiKey: apiKey,
    fiatCurrency: fiat.symbol,
    cryptoCurrency: coin.symbol,
    isBuyOrSell: getProduct(mode),
    network: coin.network,
    paymentMethod: option.id,
  });
  if (amount !== undefined) query.set("cryptoAmount", amount);
  else if (fiatAmount !== undefined) query.set("fiatAmount", fiatAmount);
  // Without it, Transak takes the country of the IP address, and its page may have another price.
  if (country !== undefined) query.set("quoteCountryCode", country);
  return query;
}

/**
 * The quote in a response of Get Price; nothing if it is for another order, or has no usable
 * amounts. The fields are those of Transak's own packages. That `fiatAmount` is the net payout in a
 * sale is inferred, and that the given amount is repeated.
 */
export function parseQuote(
  { response }: Wire,
  order: Order,
  { coin, fiat, option }: Candidate,
): Quote | undefined {
  if (!isObject(response)) return undefined;
  const echoes: Wire = {
    fiatCurrency: fiat.symbol,
    cryptoCurrency: coin.symbol,
    network: coin.network,
    isBuyOrSell: getProduct(order.mode),
    // The only one that Transak's package calls optional.
    paymentMethod: response["paymentMethod"] === undefined ? undefined : option.id,
  };
  const isEchoed = Object.entries(echoes).every(([name, value]) => response[name] === value);
  const amount = toAmount(response["cryptoAmount"], coin.roundOff);
  const fiatAmount = toAmount(response["fiatAmount"], fiat.roundOff);
  const isSame =
    order.amount === undefined
      ? fiatAmount === toAmount(order.fiatAmount, fiat.roundOff)
      : amount === toAmount(order.amount, coin.roundOff);
  if (!isEchoed || !isSame || amount === undefined || fiatAmount === undefined) return undefined;
  return {
    amount: order.amount ?? amount,
    fiatAmount: order.amount === undefined ? order.fiatAmount : fiatAmount,
    fiatCurrency: fiat.symbol,
    fees: parseFees(response, fiat.symbol, fiat.roundOff),
    // Transak delivers at the rate of the settlement.
    isBinding: false,
    paymentMethod: toPaymentMethod(option.id),
    expiresAt: new Date(Date.now() + QUOTE_TTL_MS).toISOString(),
  };
}

/**
 * Fees that Transak names. Transak documents no ids; that of a fee says "network" or "partner" if it
 * is one, as inferred from public code, and other fees are Transak's.
 */
function parseFees(
  { totalFee, feeBreakdown }: Wire,
  currency: string,
  roundOff: number | undefined,
): QuoteFees | undefined {
  const total = toFee(totalFee, roundOff);
  const sums: Record<"network" | "partner" | "vendor", string[]> = {
    network: [],
    partner: [],
    vendor: [],
  };
  const parts: unknown[] = Array.isArray(feeBreakdown) ? feeBreakdown : [];
  for (const part of parts) {
    const value = isObject(part) ? toFee(part["value"]) : undefined;
    // Without one of its parts, a sum would be wrong.
    if (!isObject(part) || value === undefined)
      return total === undefined ? undefined : { currency, total };
    sums[getReceiver(part)].push(value);
  }
  // Inferred from public code: without parts, all of it is Transak's.
  if (Array.isArray(feeBreakdown) && parts.length === 0 && total !== undefined)
    return { currency, total, ...(isAmount(total) && { vendor: total }) };
  const sum = (values: readonly string[]) =>
    values.length === 0 ? undefined : toFee(addDecimals(values), roundOff);
  const fees = {
    total,
    network: sum(sums.network),
    vendor: sum(sums.vendor),
    partner: sum(sums.partner),
  };
  const known = Object.entries(fees).filter(([, fee]) => fee !== undefined);
  return known.length > 0 ? { currency, ...Object.fromEntries(known) } : undefined;
}

function getReceiver({ id, ids }: Wire): "network" | "partner" | "vendor" {
  const words = [id, ...(Array.isArray(ids) ? ids : [])].map(String).join(" ");
  if (/network/i.test(words)) return "network";
  return /partner/i.test(words) ? "partner" : "vendor";
}

/** Nothing for what isn't a number, or has more digits than any amount. */
function toAmount(value: unknown, roundOff?: number): string | undefined {
  const text = toFee(value, roundOff);
  return isAmount(text) ? text : undefined;
}

/** As an amount, but may be zero. */
function toFee(value: unknown, roundOff?: number): string | undefined {
  const text = toDecimalString(value);
  if (text === undefined || !/^\d{1,24}(\.\d{1,64})?$/.test(text)) return undefined;
  return roundDecimal(text, roundOff ?? MAX_PLACES);
}

/** The most digits after the point of an amount in an order. */
const MAX_PLACES = 24;

function isObject(value: unknown): value is Wire {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

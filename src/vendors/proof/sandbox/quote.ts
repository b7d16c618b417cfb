import type { Mode } from "../../../order.ts";

/** The price of one order. All values are decimal strings. */
export interface Quote {
  /** Crypto that the user receives (purchase) or sends (sale). */
  amount: string;
  /** Fiat money that the user pays (purchase) or receives (sale). */
  fiatAmount: string;
  /** The vendor's fee, in fiat money. */
  fee: string;
  /** Fiat price of one unit of crypto. */
  rate: string;
}

/** Price of one unit in thousandths of the fiat unit, so that all arithmetic uses integers. */
const prices: Record<string, Record<string, bigint>> = {
  USDT: { EUR: 930n, USD: 1_010n },
  BTC: { EUR: 86_000_000n, USD: 93_500_000n },
};

/** Limits of one order, in whole units of fiat money. */
export const LIMITS = { least: 10, most: 5000 };

const FEE_PER_MILLE = 25n;
const SCALE = 100_000_000n;

export interface QuoteRequest {
  mode: Mode;
  currency: string;
  fiatCurrency: string;
  amount?: string | undefined;
  fiatAmount?: string | undefined;
}

/** Computes the missing side of an order. The fee is 2.5 % of the fiat amount. */
export function quote(order: QuoteRequest): Quote | undefined {
  const price = prices[order.currency]?.[order.fiatCurrency];
  if (price === undefined) return undefined;
  const toFiat = (crypto: bigint) => (crypto * price) / 1000n;
  const toCrypto = (fiat: bigint) => (fiat * 1000n) / price;
  const keep = 1000n - FEE_PER_MILLE;

  // The fee applies to the fiat side: added to a purchase, deducted from a sale.
  let gross: bigint;
  if (order.fiatAmount !== undefined) {
    const fiat = parse(order.fiatAmount);
    gross = order.mode === "buy" ? fiat : (fiat * 1000n) / keep;
  } else if (order.amount !== undefined) {
    const fiat = toFiat(parse(order.amount));
    gross = order.mode === "buy" ? (fiat * 1000n) / keep : fiat;
  } else return undefined;

  const net = (gross * keep) / 1000n;
  const crypto =
    order.amount === undefined ? toCrypto(order.mode === "buy" ? net : gross) : parse(order.amount);
  return {
    amount: print(crypto, placesOf(order.currency)),
    fiatAmount: print(order.mode === "buy" ? gross : net, 2),
    fee: print(gross - net, 2),
    rate: print((price * SCALE) / 1000n, 2),
  };
}

/** Converts fiat money without a fee; zero for an unknown pair. */
export function toCryptoAmount(money: string, currency: string, fiatCurrency: string): string {
  const price = prices[currency]?.[fiatCurrency];
  return print(price ? (parse(money) * 1000n) / price : 0n, placesOf(currency));
}

/** Converts crypto without a fee; zero for an unknown pair. */
export function toFiatAmount(amount: string, currency: string, fiatCurrency: string): string {
  return print((parse(amount) * (prices[currency]?.[fiatCurrency] ?? 0n)) / 1000n, 2);
}

function placesOf(currency: string): number {
  return currency === "BTC" ? 6 : 2;
}

function parse(decimal: string): bigint {
  const [whole = "0", part = ""] = decimal.split(".");
  return BigInt(whole) * SCALE + BigInt(part.slice(0, 8).padEnd(8, "0"));
}

/** Rounds half up. */
function print(value: bigint, places: number): string {
  const unit = 10n ** BigInt(8 - places);
  const rounded = (value + unit / 2n) / unit;
  const digits = rounded.toString().padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

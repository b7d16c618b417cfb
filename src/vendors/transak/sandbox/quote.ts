import type { WidgetParams } from "./readWidgetParams.ts";

/** The price of an order, as numbers like Transak's. */
export interface Quote {
  cryptoAmount: number;
  /** Fiat money that the user pays (purchase) or receives (sale), fee included. */
  fiatAmount: number;
  /** In the same currency. */
  fee: number;
}

/** Approximate price of one unit in euros. Unlisted currencies cost one euro. */
const prices: Readonly<Record<string, number>> = {
  BTC: 86_000,
  ETH: 3_100,
  SOL: 140,
  USDC: 0.93,
  USDT: 0.93,
};
const money: Readonly<Record<string, number>> = { EUR: 1, USD: 1.09, GBP: 0.85 };
const FEE = 0.03;

/**
 * Computes the missing side of an order. The fee applies to the fiat side: added to a purchase, deducted
 * from a sale.
 */
export function quote(
  {
    side,
    cryptoCurrency,
    fiatCurrency,
  }: Pick<WidgetParams, "side" | "cryptoCurrency" | "fiatCurrency">,
  of: "fiat" | "crypto",
  value: number,
): Quote {
  const price = (prices[cryptoCurrency] ?? 1) * (money[fiatCurrency] ?? 1);
  const kept = side === "BUY" ? 1 - FEE : 1 / (1 - FEE);
  const fiatAmount = round(of === "fiat" ? value : (value * price) / kept, 2);
  const cryptoAmount =
    of === "crypto" ? value : round((fiatAmount * kept) / price, price < 10 ? 2 : 8);
  return { cryptoAmount, fiatAmount, fee: round(Math.abs(fiatAmount * (1 - kept)), 2) };
}

function round(value: number, places: number): number {
  return Number(value.toFixed(places));
}

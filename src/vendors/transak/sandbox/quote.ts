import type { WidgetParams } from "./readWidgetParams.ts";

/** What an order costs, in numbers, as Transak counts. */
export interface Quote {
  cryptoAmount: number;
  /** What the user pays in a purchase, or is paid in a sale, fee included. */
  fiatAmount: number;
  /** In the same money. */
  fee: number;
}

/** Roughly what one unit costs in euros; whatever is not listed costs one. */
const prices: Readonly<Record<string, number>> = {
  BTC: 86_000,
  ETH: 3_100,
  SOL: 140,
  USDC: 0.93,
  USDT: 0.93,
};
const money: Readonly<Record<string, number>> = { EUR: 1, USD: 1.09, GBP: 0.85 };
const FEE = 0.03;

/** Works out the missing side of an order. The fee lies on the money: added to a purchase, taken off a sale. */
export function quote(params: WidgetParams, of: "fiat" | "crypto", value: number): Quote {
  const { side, cryptoCurrency, fiatCurrency } = params;
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

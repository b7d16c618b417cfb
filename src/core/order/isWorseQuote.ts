import type { Order } from "../../order.ts";
import type { Quote } from "../../vendors/Offer.ts";

/** Parts of one, in which `slippage` is counted. */
const SCALE = 1_000_000;

/**
 * Whether a quote is worse than the one that the user saw, by more than `slippage`: less for the amount that the order
 * fixes, or more to give for it. If only one of them says so, they can't be compared, and the user hasn't seen what the
 * other costs: that is worse too.
 *
 * @param slippage a fraction: 0.01 is one percent
 */
export function isWorseQuote(
  before: Quote,
  after: Quote | undefined,
  { mode, amount }: Pick<Order, "mode" | "amount">,
  slippage: number,
): boolean {
  const isCryptoFixed = amount !== undefined;
  const old = isCryptoFixed ? before.fiatAmount : before.amount;
  const next = isCryptoFixed ? after?.fiatAmount : after?.amount;
  if (old === undefined) return after === undefined || next !== undefined;
  if (next === undefined || (isCryptoFixed && before.fiatCurrency !== after?.fiatCurrency))
    return true;
  const [was, is] = toIntegers(old, next);
  // What isn't fixed is what the user gets, or what they give.
  const isGiven = (mode === "buy") === isCryptoFixed;
  const loss = isGiven ? is - was : was - is;
  return loss * BigInt(SCALE) > was * BigInt(Math.round(slippage * SCALE));
}

/** Both in the smallest unit that either has. */
function toIntegers(...decimals: [string, string]): [bigint, bigint] {
  const places = Math.max(...decimals.map((decimal) => decimal.split(".")[1]?.length ?? 0));
  return decimals.map((decimal) => {
    const [whole = "0", fraction = ""] = decimal.split(".");
    return BigInt(whole + fraction.padEnd(places, "0"));
  }) as [bigint, bigint];
}

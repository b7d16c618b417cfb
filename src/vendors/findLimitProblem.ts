import { compareDecimals } from "./compareDecimals.ts";
import type { AmountLimit } from "./Offer.ts";

/** One side of an order, as far as it is known. */
export interface LimitedAmount {
  amount: string | undefined;
  currency: string | undefined;
}

/**
 * Why an order is outside of a vendor's limits; nothing if it is within them, or they are unknown.
 * Both limits themselves are allowed.
 *
 * @param sides the side that the user named comes first. The other one, which is only an estimate,
 *   counts if there is no limit in the currency of the first.
 */
export function findLimitProblem(
  limits: readonly AmountLimit[],
  sides: readonly LimitedAmount[],
  paymentMethod: string | undefined,
): "amount-too-low" | "amount-too-high" | undefined {
  const applying = limits.filter(
    (limit) => limit.paymentMethod === undefined || limit.paymentMethod === paymentMethod,
  );
  for (const { amount, currency } of sides) {
    const own = applying.filter((limit) => limit.currency === currency);
    if (amount === undefined || own.length === 0) continue;
    if (own.some(({ min }) => min !== undefined && compareDecimals(amount, min) < 0))
      return "amount-too-low";
    if (own.some(({ max }) => max !== undefined && compareDecimals(amount, max) > 0))
      return "amount-too-high";
    return undefined;
  }
  return undefined;
}

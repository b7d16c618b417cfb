import { formatAmount } from "../../core/order/formatAmount.ts";
import type { OrderMessages } from "../../messages/OrderMessages.ts";
import type { Mode } from "../../order.ts";

interface OrderInWords {
  mode: Mode;
  /** The amount of crypto, if the order has one. */
  amount?: string | undefined;
  /** `undefined` if the form has no asset yet. */
  currency: string | undefined;
}

/**
 * An order as a sentence, such as `Buy ETH for €100.00`.
 *
 * @param money the formatted amount of money, if the order has one
 */
export function getOrderText(
  { mode, amount, currency }: OrderInWords,
  money: string | undefined,
  words: OrderMessages,
  locale: string | undefined,
): string {
  if (currency === undefined) return words.submit[mode];
  if (amount !== undefined)
    return words.submitAmount[mode](`${formatAmount(amount, locale)}\u00a0${currency}`);
  return money === undefined ? words.submit[mode] : words.submitFor[mode](currency, money);
}

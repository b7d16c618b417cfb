import type { Order } from "../../order.ts";
import { toDecimalString } from "./toDecimalString.ts";

/**
 * What an order asks of the widget, field by field, or the sentence that says why Transak cannot be
 * asked for it (docs.transak.com, query parameters).
 *
 * `walletRedirection` is not among it: in a sale it leaves the transfer to the page around, and what
 * the widget then tells that page is not documented.
 */
export function orderParams({
  currency,
  network,
  amount,
  fiatCurrency,
  fiatAmount,
  redirectUrl,
  theme,
}: Order): Record<string, unknown> | string {
  for (const [name, text] of Object.entries({ amount, fiatAmount })) {
    if (text !== undefined && !isExact(text))
      return `\`${name}\` has more digits than Transak takes: it counts in numbers of about 15 digits, and would be asked for another amount. Round it.`;
  }
  // JSON leaves out what is undefined.
  return {
    cryptoCurrencyCode: currency,
    network,
    cryptoAmount: amount === undefined ? undefined : Number(amount),
    fiatCurrency,
    fiatAmount: fiatAmount === undefined ? undefined : Number(fiatAmount),
    redirectURL: redirectUrl,
    colorMode: theme?.toUpperCase(),
  };
}

/** Whether nothing is lost of an amount when it becomes a number. */
function isExact(amount: string): boolean {
  const [whole = "", fraction = ""] = amount.split(".");
  const right = fraction.replace(/0+$/, "");
  const shortest = whole.replace(/^0+(?=\d)/, "") + (right && `.${right}`);
  return toDecimalString(Number(amount)) === shortest;
}

import type { Order } from "../../order.ts";
import { toVendorNetwork } from "../networks.ts";
import { toTransakMethod } from "./paymentMethods.ts";
import { toDecimalString } from "./toDecimalString.ts";

/**
 * The widget's parameters for an order, or a sentence that says why Transak can't serve it
 * (docs.transak.com, query parameters).
 *
 * Excludes `walletRedirection`: in a sale it leaves the transfer to the host page, and Transak
 * doesn't document what the widget then sends to that page.
 */
export function buildWidgetParams({
  currency,
  network,
  amount,
  fiatCurrency,
  fiatAmount,
  paymentMethod,
  redirectUrl,
  theme,
}: Order): Record<string, unknown> | string {
  for (const [name, text] of Object.entries({ amount, fiatAmount })) {
    if (text !== undefined && !isExact(text))
      return `\`${name}\` has more digits than Transak takes: it counts in numbers of about 15 digits, and would be asked for another amount. Round it.`;
  }
  // JSON omits `undefined`.
  return {
    cryptoCurrencyCode: currency,
    network: network && toVendorNetwork("transak", network),
    cryptoAmount: amount === undefined ? undefined : Number(amount),
    fiatCurrency,
    fiatAmount: fiatAmount === undefined ? undefined : Number(fiatAmount),
    paymentMethod: paymentMethod && toTransakMethod(paymentMethod, fiatCurrency),
    redirectURL: redirectUrl,
    colorMode: theme?.toUpperCase(),
  };
}

/** Whether an amount survives the conversion to a number unchanged. */
function isExact(amount: string): boolean {
  const [whole = "", fraction = ""] = amount.split(".");
  const right = fraction.replace(/0+$/, "");
  const shortest = whole.replace(/^0+(?=\d)/, "") + (right && `.${right}`);
  return toDecimalString(Number(amount)) === shortest;
}

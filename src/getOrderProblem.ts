import { isAmount, isAssetCode, type Order } from "./order.ts";

/**
 * Describes in one sentence why an order is invalid; `undefined` if it is valid. The browser turns it into an
 * `order-rejected` error and the endpoint into a 400 response, so both sides share one rule.
 */
export function getOrderProblem(order: Order): string | undefined {
  const { mode, currency, network, amount, fiatCurrency, fiatAmount, redirectUrl, vendor } = order;
  const { alternatives = [], paymentMethod, theme } = order;
  if (mode !== "buy" && mode !== "sell") return `\`mode\` must be "buy" or "sell".`;
  if (typeof currency !== "string" || !currency.trim())
    return '`currency` is empty. Name the crypto asset, such as "USDT".';
  for (const [name, text] of Object.entries({ currency, network, fiatCurrency })) {
    if (text !== undefined && !isAssetCode(text))
      return `\`${name}\` must be a short code of letters and digits, such as "USDT".`;
  }
  if (amount !== undefined && fiatAmount !== undefined)
    return "`amount` and `fiatAmount` are both given. Keep the one that the user chose; the vendor works out the other.";
  for (const [name, text] of Object.entries({ amount, fiatAmount })) {
    if (text !== undefined && !isAmount(text))
      return `\`${name}\` must be a decimal string above zero, such as "99.50".`;
  }
  if (paymentMethod !== undefined && !isAssetCode(paymentMethod))
    return '`paymentMethod` must be a short word of letters and digits, such as "card".';
  if (redirectUrl !== undefined && !isWebAddress(redirectUrl))
    return '`redirectUrl` must be an absolute web address, such as "https://example.com/done".';
  if (vendor !== undefined && !isAssetCode(vendor))
    return "`vendor` must be a short word of letters and digits: the name of one of the endpoint's vendors.";
  if (!Array.isArray(alternatives) || !alternatives.every(isAssetCode) || alternatives.length > 20)
    return "`alternatives` must be a list of at most 20 names of the endpoint's vendors.";
  if (theme !== undefined && theme !== "light" && theme !== "dark")
    return '`theme` must be "light" or "dark".';
  return undefined;
}

function isWebAddress(text: string): boolean {
  return typeof text === "string" && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

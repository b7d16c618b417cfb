import type { Order } from "./order.ts";

const WORD = /^[\w.-]{1,32}$/;
const DECIMAL = /^\d{1,24}(\.\d{1,24})?$/;

/**
 * Says in a sentence what is wrong with an order, or nothing. The browser throws it at the
 * programmer, the endpoint answers it with 400: one rule for both sides.
 */
export function orderProblem(order: Order): string | undefined {
  const { mode, currency, network, amount, fiatCurrency, fiatAmount, redirectUrl, vendor } = order;
  const { theme } = order;
  if (mode !== "buy" && mode !== "sell") return `\`mode\` must be "buy" or "sell".`;
  if (typeof currency !== "string" || !currency.trim())
    return '`currency` is empty. Name the crypto asset, such as "USDT".';
  for (const [name, text] of Object.entries({ currency, network, fiatCurrency })) {
    if (text !== undefined && !matches(WORD, text))
      return `\`${name}\` must be a short code of letters and digits, such as "USDT".`;
  }
  if (amount !== undefined && fiatAmount !== undefined)
    return "`amount` and `fiatAmount` are both given. Keep the one that the user chose; the vendor works out the other.";
  for (const [name, text] of Object.entries({ amount, fiatAmount })) {
    if (text !== undefined && !(matches(DECIMAL, text) && /[1-9]/.test(text)))
      return `\`${name}\` must be a decimal string above zero, such as "99.50".`;
  }
  if (redirectUrl !== undefined && !isWebAddress(redirectUrl))
    return '`redirectUrl` must be an absolute web address, such as "https://example.com/done".';
  if (vendor !== undefined && !matches(WORD, vendor))
    return "`vendor` must be a short word of letters and digits: the name of one of the endpoint's vendors.";
  if (theme !== undefined && theme !== "light" && theme !== "dark")
    return '`theme` must be "light" or "dark".';
  return undefined;
}

/** A number that looks right is still a number: callers without types get the sentence as well. */
function matches(pattern: RegExp, text: unknown): boolean {
  return typeof text === "string" && pattern.test(text);
}

function isWebAddress(text: string): boolean {
  return typeof text === "string" && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

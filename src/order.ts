/** Whether the user pays money for crypto, or gives crypto for money. */
export type Mode = "buy" | "sell";

/**
 * What the user wants. Amounts are decimal strings such as `"99.50"`, never numbers: a float cannot
 * hold every amount of money.
 */
export interface Order {
  mode: Mode;
  /** The crypto asset, e.g. `USDT`. */
  currency: string;
  /** The blockchain network, e.g. `TRC20`. Some vendors have a default, some require it. */
  network?: string | undefined;
  /** Amount of crypto. Give this or `fiatAmount`, not both. */
  amount?: string | undefined;
  /** The money on the other side, e.g. `EUR`. */
  fiatCurrency?: string | undefined;
  /** Amount of money. Give this or `amount`, not both. */
  fiatAmount?: string | undefined;
  /** Where the vendor sends the user after the purchase; an absolute `https:` address. */
  redirectUrl?: string | undefined;
  /**
   * Which vendor should serve it, by name. The endpoint decides.
   * @default the first of the endpoint's vendors
   */
  vendor?: string | undefined;
  /** What the page around looks like, for vendors that make their page before it is opened. */
  theme?: "light" | "dark" | undefined;
}

/** The order as it travels to the partner's endpoint. */
export interface WireOrder {
  type: Mode;
  currency: string;
  network?: string | undefined;
  amount?: string | undefined;
  fiat_currency?: string | undefined;
  fiat_amount?: string | undefined;
  redirect_url?: string | undefined;
  vendor?: string | undefined;
  theme?: "light" | "dark" | undefined;
}

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

export function toWireOrder(order: Order): WireOrder {
  const { mode, currency, network, amount, fiatCurrency, fiatAmount, redirectUrl, vendor } = order;
  // JSON leaves out what is undefined.
  return {
    type: mode,
    currency,
    network,
    amount,
    fiat_currency: fiatCurrency,
    fiat_amount: fiatAmount,
    redirect_url: redirectUrl,
    vendor,
    theme: order.theme,
  };
}

/** A number that looks right is still a number: callers without types get the sentence as well. */
function matches(pattern: RegExp, text: unknown): boolean {
  return typeof text === "string" && pattern.test(text);
}

function isWebAddress(text: string): boolean {
  return typeof text === "string" && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

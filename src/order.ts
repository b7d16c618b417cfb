/** `buy`: the user pays money for crypto. `sell`: the user gives crypto for money. */
export type Mode = "buy" | "sell";

/**
 * The user's order. Amounts are decimal strings such as `"99.50"`, never numbers: a float can't represent every amount
 * of money.
 */
export type Order = OrderFields & OrderAmount;

/** The amount in crypto or in money, not both: the vendor works out the other. */
export type OrderAmount =
  | {
      /** Amount of crypto. Give this or `fiatAmount`, not both. */
      amount?: string | undefined;
      fiatAmount?: undefined;
    }
  | {
      amount?: undefined;
      /** Amount of money. Give this or `amount`, not both. */
      fiatAmount?: string | undefined;
    };

/** The fields of an order besides the amount. */
export interface OrderFields {
  /** Buying or selling. */
  mode: Mode;
  /** The crypto asset, e.g. `USDT`. */
  currency: string;
  /** The blockchain network, e.g. `TRC20`. Some vendors have a default, some require it. */
  network?: string | undefined;
  /** The money on the other side, e.g. `EUR`. */
  fiatCurrency?: string | undefined;
  /**
   * How the user pays or is paid: `card`, `apple_pay`, `google_pay`, `bank_transfer`, or the vendor's own word.
   * @default the user chooses on the vendor's page
   */
  paymentMethod?: string | undefined;
  /** Where the vendor sends the user after the purchase: an absolute `https:` URL. */
  redirectUrl?: string | undefined;
  /**
   * Name of the vendor to use. The endpoint decides.
   * @default the first of the endpoint's vendors, or one that its `choose` names
   */
  vendor?: string | undefined;
  /**
   * Names of vendors that may serve the order if `vendor` can't. Without `vendor`, the endpoint chooses among them.
   * Name only vendors that the page has.
   * @default none
   */
  alternatives?: readonly string[] | undefined;
  /** The page's color scheme, for vendors that create their page before it is opened. */
  theme?: "light" | "dark" | undefined;
}

/** Whether this is a short code of letters and digits, such as `USDT`. */
export function isAssetCode(text: unknown): boolean {
  return typeof text === "string" && /^[\w.-]{1,32}$/.test(text);
}

/** Whether this is a decimal string above zero, such as `99.50`. */
export function isAmount(text: unknown): boolean {
  return typeof text === "string" && /^(?=.*[1-9])\d{1,24}(\.\d{1,24})?$/.test(text);
}

/**
 * A quick check whether an order can be sent as is. It rejects some valid orders; `getOrderProblem` decides, but isn't
 * loaded with the page.
 */
export function isPlausible(order: Order): boolean {
  const { mode, currency, network, amount, fiatCurrency, fiatAmount } = order;
  const { redirectUrl = "", vendor } = order;
  return (
    /^(buy|sell)$/.test(mode) &&
    /^[\w.-]*$/.test([currency, network, fiatCurrency, vendor].join("")) &&
    !(amount && fiatAmount) &&
    isAmount(amount ?? fiatAmount ?? "1") &&
    /^(https:\/\/\S+)?$/.test(redirectUrl)
  );
}

/** An order as the browser sends it to the endpoint. */
export interface WireOrder {
  type: Mode;
  currency: string;
  network?: string | undefined;
  amount?: string | undefined;
  fiat_currency?: string | undefined;
  fiat_amount?: string | undefined;
  payment_method?: string | undefined;
  redirect_url?: string | undefined;
  vendor?: string | undefined;
  alternatives?: readonly string[] | undefined;
  theme?: "light" | "dark" | undefined;
}

/** Names the fields as the protocol does: `fiatAmount` is `fiat_amount`. */
export function toWireOrder({ mode, ...fields }: Order): WireOrder {
  const wire: Record<string, unknown> = { type: mode };
  // JSON omits `undefined` fields.
  for (const name in fields)
    wire[name.replace(/[A-Z]/, "_$&").toLowerCase()] = fields[name as keyof typeof fields];
  return wire as unknown as WireOrder;
}

import type { Order, RampPresentation } from "ramp-widget";
import { initTokenType } from "./config.ts";

export type ProviderName = "proof" | "transak" | "bleepay";

/** The app's texts for a provider, and the values that it accepts. The purchase itself is the same. */
export interface Provider {
  title: string;
  /** Unit of the amount. */
  unit: "EUR" | "USDT";
  /** The provider's network names. */
  networks: readonly string[];
  /** Presentations that its page supports, the default first. */
  presentations: readonly RampPresentation[];
  /** The user's action, for the page's heading. */
  verbs: { buy: string; sell: string };
  /** How the user pays, and how a sale pays out. Undefined if it doesn't sell. */
  how: { buy: string; sell?: string };
}

export const PROVIDERS: Record<ProviderName, Provider> = {
  proof: {
    title: "Proof",
    unit: initTokenType === "sdk_customer_token" ? "EUR" : "USDT",
    networks:
      initTokenType === "sdk_customer_token" ? ["TRC20", "ERC20"] : ["TRC20", "ERC20", "BEP20"],
    presentations: ["inline", "modal"],
    verbs: { buy: "Buy", sell: "Sell" },
    how: { buy: "Pay by card", sell: "Get paid to your card" },
  },
  transak: {
    title: "Transak",
    unit: "EUR",
    networks: ["ethereum", "polygon"],
    presentations: ["inline", "modal", "popup", "redirect"],
    verbs: { buy: "Buy", sell: "Sell" },
    how: {
      buy: "Pay by card or bank transfer",
      sell: "Get paid to your bank account",
    },
  },
  bleepay: {
    title: "Bleepay",
    unit: "USDT",
    networks: ["TRC20", "ERC20", "polygon"],
    presentations: ["inline", "modal"],
    verbs: { buy: "Deposit", sell: "Sell" },
    how: { buy: "Send crypto from another wallet" },
  },
};

export const PROVIDER_NAMES = Object.keys(PROVIDERS) as ProviderName[];

/** The order's provider, or the first one if it is unknown. */
export function providerOf({ vendor }: Pick<Order, "vendor">): Provider {
  return PROVIDERS[PROVIDER_NAMES.find((name) => name === vendor) ?? "proof"];
}

/** The user's choice, passed to `<RampWidget>` unchanged. */
export type Checkout = Order & { presentation?: RampPresentation };

/** The order in the provider's terms: its name, its networks, and its side of the amount. */
export function orderOf(
  vendor: ProviderName,
  mode: Order["mode"],
  amount: string,
  network: string | undefined,
): Order {
  const { unit } = PROVIDERS[vendor];
  const order = { vendor, mode, currency: "USDT", network };
  return unit === "EUR"
    ? { ...order, fiatCurrency: unit, fiatAmount: amount }
    : { ...order, amount };
}

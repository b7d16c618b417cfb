import type { Order, RampPresentation } from "ramp-widget";
import { initTokenType } from "./config.ts";

export type ProviderName = "proof" | "transak" | "bleepay";

/** What the app says of a provider, and in which words it is asked. The purchase itself is the same. */
export interface Provider {
  title: string;
  /** What an amount is counted in. */
  unit: "EUR" | "USDT";
  /** The networks by the provider's own names. */
  networks: readonly string[];
  /** Where its page can open, the usual place first. */
  presentations: readonly RampPresentation[];
  /** What the user does, on the page's heading. */
  verbs: { buy: string; sell: string };
  /** What it takes to buy, and what comes of a sale; nothing where it does not sell. */
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

/** The provider that the order names, or the first one if it isn't known here. */
export function providerOf({ vendor }: Pick<Order, "vendor">): Provider {
  return PROVIDERS[PROVIDER_NAMES.find((name) => name === vendor) ?? "proof"];
}

/** What the user chose. All of it goes to `<RampWidget>` as it is. */
export type Checkout = Order & { presentation?: RampPresentation };

/** The order in the provider's words: its name, its networks, and its side of the amount. */
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

import { type Order, proof } from "ramp-widget";

interface Config {
  edition: "E1" | "E3";
  widgetUrl: string;
}

const { edition, widgetUrl }: Config = await (await fetch("/api/config")).json();

/** Only the sandbox needs this. With Proof itself, leave `vendors` out. */
export const vendors = [
  proof({ scriptUrl: `${widgetUrl}/widget.2.0.js`, scriptOrigins: [widgetUrl] }),
];

/** The earlier edition of Proof's API counts an order in money, the current one in crypto. */
export const unit: "EUR" | "USDT" = edition === "E1" ? "EUR" : "USDT";

export function orderOf(mode: Order["mode"], amount: string, network: string): Order {
  const order = { mode, currency: "USDT", network };
  return edition === "E1"
    ? { ...order, fiatCurrency: "EUR", fiatAmount: amount }
    : { ...order, amount };
}

export const networks: string[] =
  edition === "E1" ? ["TRC20", "ERC20"] : ["TRC20", "ERC20", "BEP20"];

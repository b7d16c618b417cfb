import { bleepay, proof, transak } from "ramp-widget";

interface Config {
  initTokenType: "sdk_customer_token" | "sdk_partner_authorization";
  widgetUrl: string;
}

const config: Config = await (await fetch("/api/config")).json();

/** With `sdk_customer_token`, Proof takes orders in fiat money; with `sdk_partner_authorization`, in crypto. */
export const initTokenType: Config["initTokenType"] = config.initTokenType;

/** Origin of the sandbox's pages. */
export const widgetUrl: string = config.widgetUrl;

/** Only the sandbox needs these URLs. The library knows the vendors' own. */
export const vendors = [
  proof({ scriptUrl: `${widgetUrl}/widget.2.0.js`, scriptOrigins: [widgetUrl] }),
  transak({ frameOrigins: [widgetUrl] }),
  bleepay(),
];

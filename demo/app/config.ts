import { bleepay, proof, transak } from "ramp-widget";

interface Config {
  edition: "E1" | "E3";
  widgetUrl: string;
}

const config: Config = await (await fetch("/api/config")).json();

/** The earlier edition of Proof's API counts an order in money, the current one in crypto. */
export const edition: Config["edition"] = config.edition;

/** Where the sandbox's pages come from. */
export const widgetUrl: string = config.widgetUrl;

/** Only the sandbox needs these addresses. The vendors' own are known to the library. */
export const vendors = [
  proof({ scriptUrl: `${widgetUrl}/widget.2.0.js`, scriptOrigins: [widgetUrl] }),
  transak({ frameOrigins: [widgetUrl] }),
  bleepay(),
];

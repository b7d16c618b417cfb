import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { proof, RampWidget } from "ramp-widget";

// The sandbox stands in for Proof. With Proof itself, leave `vendors` away.
const { sandbox } = await (await fetch("/config.json")).json();
const vendors = [proof({ scriptUrl: `${sandbox}/widget.2.0.js`, scriptOrigins: [sandbox] })];

createRoot(document.querySelector("#root")).render(
  createElement(RampWidget, {
    endpoint: "/api/ramp",
    vendors,
    mode: "buy",
    currency: "USDT",
    network: "TRC20",
    fiatCurrency: "EUR",
    fiatAmount: "100",
    // A word of thanks, not the booking: that is the server's, for a tab can be closed.
    onComplete: ({ amount, currency }) => console.log(`bought ${amount} ${currency}`),
  }),
);

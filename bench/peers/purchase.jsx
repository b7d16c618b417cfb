import { proof, RampWidget } from "ramp-widget";
import { openPage, vendorOrigin } from "./page.jsx";

const vendors = [
  proof({ scriptUrl: `${vendorOrigin}/widget.2.0.js`, scriptOrigins: [vendorOrigin] }),
];

window.told = [];

/** The endpoint with push, and the one that the page has to poll. */
const { endpoint = "/api/ramp" } = Object.fromEntries(new URLSearchParams(location.search));

function Checkout() {
  return (
    <RampWidget
      endpoint={endpoint}
      vendors={vendors}
      currency="USDT"
      network="TRC20"
      fiatCurrency="EUR"
      fiatAmount="100"
      onStatusChange={({ id, status }) =>
        window.told.push({ id, status, at: performance.timeOrigin + performance.now() })
      }
    />
  );
}

openPage({ Checkout });

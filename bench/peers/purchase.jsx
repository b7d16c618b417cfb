import { proof, RampWidget } from "ramp-widget";
import { openPage, vendorOrigin } from "./page.jsx";

const vendors = [
  proof({ scriptUrl: `${vendorOrigin}/widget.2.0.js`, scriptOrigins: [vendorOrigin] }),
];

window.told = [];

/** Where the endpoint tells of changes, and where somebody has to ask. */
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

import { preload, proof, RampWidget } from "ramp-widget";
import { openPage, vendorOrigin } from "./page.jsx";

const order = () => ({
  endpoint: "/api/ramp",
  vendors: [proof({ scriptUrl: `${vendorOrigin}/widget.2.0.js`, scriptOrigins: [vendorOrigin] })],
  currency: "USDT",
  network: "TRC20",
  fiatCurrency: "EUR",
  fiatAmount: "100",
});

function Checkout() {
  return <RampWidget {...order()} onEvent={() => {}} onComplete={() => {}} onError={() => {}} />;
}

openPage({
  Checkout,
  warmScript: () => preload({ vendors: order().vendors }),
  warm: () => preload(order()),
});

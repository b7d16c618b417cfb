import { proof, RampWidget } from "ramp-widget";

// The sandbox stands in for Proof. With Proof itself, leave `vendors` away.
const vendors = [
  proof({
    scriptUrl: `${import.meta.env.VITE_SANDBOX}/widget.2.0.js`,
    scriptOrigins: [import.meta.env.VITE_SANDBOX],
  }),
];

export function Buy() {
  return (
    <RampWidget
      endpoint="/api/ramp"
      vendors={vendors}
      mode="buy"
      currency="USDT"
      network="TRC20"
      fiatCurrency="EUR"
      fiatAmount="100"
      // A word of thanks, not the booking: that is the server's, for a tab can be closed.
      onComplete={({ amount, currency }) => console.log(`bought ${amount} ${currency}`)}
    />
  );
}

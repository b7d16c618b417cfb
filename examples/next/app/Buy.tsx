"use client";
import { proof, RampWidget } from "ramp-widget";

// The sandbox stands in for Proof. With Proof itself, leave `vendors` away.
const vendors = [
  proof({
    scriptUrl: `${process.env.NEXT_PUBLIC_SANDBOX!}/widget.2.0.js`,
    scriptOrigins: [process.env.NEXT_PUBLIC_SANDBOX!],
  }),
];

export function Buy({ nonce }: { nonce: string | undefined }) {
  return (
    <RampWidget
      endpoint="/api/ramp"
      vendors={vendors}
      nonce={nonce}
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

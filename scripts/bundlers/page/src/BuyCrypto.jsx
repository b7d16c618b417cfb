import { RampWidget } from "ramp-widget";
import { sandboxVendors } from "ramp-widget/sandbox/page";
import "ramp-widget/styles.css";
import { useState, version } from "react";

/** @param {{ sandbox: string }} props */
export function BuyCrypto({ sandbox }) {
  const [vendors] = useState(() => sandboxVendors({ widgetOrigin: sandbox }));
  const [bought, setBought] = useState("nothing");
  return (
    <>
      <h1>Buy USDT</h1>
      <RampWidget
        endpoint="/api/ramp"
        vendors={vendors}
        currency="USDT"
        network="TRC20"
        fiatCurrency="EUR"
        fiatAmount="100"
        onComplete={({ currency = "" }) => setBought(currency)}
      />
      <p>
        Bought {bought} with React {version}
      </p>
    </>
  );
}

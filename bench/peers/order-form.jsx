import { RampOrderForm } from "ramp-widget";
import { openPage } from "./page.jsx";

function Checkout() {
  return (
    <RampOrderForm
      endpoint="/api/ramp"
      defaultCurrency="USDT"
      defaultNetwork="ERC20"
      defaultFiatCurrency="EUR"
      defaultFiatAmount="1"
    />
  );
}

openPage({ Checkout });
window.bench.mount();

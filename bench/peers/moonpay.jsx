import { MoonPayBuyWidget, MoonPayProvider } from "@moonpay/moonpay-react";
import { askServer, openPage } from "./page.jsx";

function Checkout() {
  return (
    <MoonPayProvider apiKey="pk_test_bench">
      <MoonPayBuyWidget
        variant="embedded"
        baseCurrencyCode="eur"
        baseCurrencyAmount="100"
        currencyCode="usdt"
        walletAddress="0x0000000000000000000000000000000000000000"
        showOnlyCurrencies={["usdt"]}
        onUrlSignatureRequested={async () => (await askServer()).signature}
        onTransactionCompleted={async () => {}}
      />
    </MoonPayProvider>
  );
}

openPage({ Checkout });

import { PayPalOneTimePaymentButton, PayPalProvider } from "@paypal/react-paypal-js/sdk-v6";
import { useMemo } from "react";
import { askServer, openPage } from "./page.jsx";

async function fetchClientToken() {
  return (await askServer()).token;
}

function Checkout() {
  const token = useMemo(() => fetchClientToken(), []);
  return (
    <PayPalProvider
      clientToken={token}
      environment="sandbox"
      components={["paypal-payments"]}
      pageType="checkout"
    >
      <PayPalOneTimePaymentButton
        createOrder={async () => ({ orderId: (await askServer()).id })}
        onApprove={async () => {}}
        onError={() => {}}
      />
    </PayPalProvider>
  );
}

openPage({ Checkout });

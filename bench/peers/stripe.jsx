import { Elements, PaymentElement } from "@stripe/react-stripe-js";
import { loadStripe } from "@stripe/stripe-js";
import { useEffect, useState } from "react";
import { askServer, openPage } from "./page.jsx";

const stripe = loadStripe("pk_test_bench");

function Checkout() {
  const [clientSecret, setClientSecret] = useState();
  useEffect(() => {
    let isThere = true;
    void askServer().then((answer) => isThere && setClientSecret(answer.clientSecret));
    return () => {
      isThere = false;
    };
  }, []);
  return (
    clientSecret && (
      <Elements stripe={stripe} options={{ clientSecret, appearance: { theme: "stripe" } }}>
        <PaymentElement
          options={{ layout: "tabs", paymentMethodOrder: ["card"] }}
          onReady={() => {}}
          onChange={() => {}}
        />
      </Elements>
    )
  );
}

openPage({ Checkout });

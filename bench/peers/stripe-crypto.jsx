import { loadStripeOnramp } from "@stripe/crypto";
import { useEffect, useRef } from "react";
import { askServer, openPage } from "./page.jsx";

const onramp = loadStripeOnramp("pk_test_bench");

function Checkout() {
  const place = useRef(null);
  useEffect(() => {
    let isThere = true;
    async function open() {
      const [stripeOnramp, { clientSecret }] = await Promise.all([onramp, askServer()]);
      if (isThere) stripeOnramp.createSession({ clientSecret }).mount(place.current);
    }
    void open();
    return () => {
      isThere = false;
    };
  }, []);
  return <div ref={place} />;
}

openPage({ Checkout });

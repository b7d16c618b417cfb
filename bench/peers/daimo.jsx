import { DaimoFrame } from "@daimo/sdk/frame";
import { useEffect, useState } from "react";
import { askServer, openPage, vendorOrigin } from "./page.jsx";

function Checkout() {
  const [session, setSession] = useState();
  useEffect(() => {
    let isThere = true;
    void askServer().then((answer) => isThere && setSession(answer));
    return () => {
      isThere = false;
    };
  }, []);
  return (
    session && (
      <DaimoFrame
        layout="embed"
        baseUrl={vendorOrigin}
        sessionId={session.id}
        clientSecret={session.clientSecret}
        onOpen={() => {}}
        onClose={() => {}}
        onPaymentStarted={() => {}}
        onPaymentCompleted={() => {}}
      />
    )
  );
}

openPage({ Checkout });

import { RampInstantSDK } from "@ramp-network/ramp-instant-sdk";
import { useEffect, useRef } from "react";
import { openPage, vendorOrigin } from "./page.jsx";

function Checkout() {
  const place = useRef(null);
  useEffect(() => {
    const ramp = new RampInstantSDK({
      hostAppName: "Bench",
      hostLogoUrl: `${vendorOrigin}/logo.svg`,
      hostApiKey: "bench",
      url: `${vendorOrigin}/frame`,
      variant: "embedded-desktop",
      containerNode: place.current,
    });
    ramp.on("*", () => {});
    ramp.show();
    return () => {
      ramp.close();
    };
  }, []);
  return <div ref={place} style={{ width: 900, height: 600 }} />;
}

openPage({ Checkout });

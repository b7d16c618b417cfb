import { Transak } from "@transak/ui-js-sdk";
import { useEffect } from "react";
import { askServer, openPage, vendorOrigin } from "./page.jsx";

function Checkout() {
  useEffect(() => {
    let transak;
    let isThere = true;
    async function open() {
      const { id } = await askServer();
      if (!isThere) return;
      transak = new Transak({
        widgetUrl: `${vendorOrigin}/frame?session=${id}`,
        containerId: "transakMount",
        widgetWidth: "100%",
        widgetHeight: "600px",
      });
      transak.init();
      Transak.on(Transak.EVENTS.TRANSAK_ORDER_SUCCESSFUL, () => {});
    }
    void open();
    return () => {
      isThere = false;
      transak?.cleanup();
    };
  }, []);
  return <div id="transakMount" />;
}

openPage({ Checkout });

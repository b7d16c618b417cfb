import { bleepaySandboxAssets } from "../../src/sandbox.ts";
import type { VendorServer } from "../../src/server.ts";
import { bleepayServer } from "../../src/vendors/bleepay/server.ts";
import { mercuryoQuotes } from "../../src/vendors/proof/mercuryo/mercuryoQuotes.ts";
import { SANDBOX_WIDGET_ID } from "../../src/vendors/proof/sandbox/widgetId.ts";
import { proofServer } from "../../src/vendors/proof/server.ts";
import { transakServer } from "../../src/vendors/transak/server.ts";
import type { VendorName } from "./CellPlan.ts";

/** Before it asks a vendor again, it waits no longer than other requests need to be answered. */
const pause = () => new Promise<void>((go) => setTimeout(go));

/** The vendor as the partner's server of a cell reaches it: at the cell's own server. */
export function serverOf(
  vendor: VendorName,
  origin: string,
  initTokenType: "sdk_customer_token" | "sdk_partner_authorization",
): VendorServer {
  switch (vendor) {
    case "proof":
      return proofServer(
        {
          baseUrl: origin,
          clientToken: "sandbox-client-token",
          initTokenType,
          quotes: mercuryoQuotes({ widgetId: SANDBOX_WIDGET_ID, baseUrl: `${origin}/v1.6` }),
        },
        pause,
      );
    case "transak":
      return transakServer(
        {
          environment: { apiUrl: origin, gatewayUrl: origin, widgetOrigin: origin },
          apiKey: "sandbox-transak-key",
          apiSecret: "sandbox-transak-secret",
          referrerDomain: "localhost",
        },
        pause,
      );
    case "bleepay":
      return bleepayServer(
        {
          baseUrl: `${origin}/api/v1`,
          widgetId: "wdgt_sandbox",
          clientSecret: "wdgt_secret_sandbox",
          assets: bleepaySandboxAssets,
        },
        pause,
      );
  }
}

/** Whether an answer of the endpoint calls its transaction complete, in the vendor's own words. */
export function callsCompleted(vendor: VendorName, answer: string): boolean {
  return COMPLETED[vendor].test(answer);
}

const COMPLETED: Record<VendorName, RegExp> = {
  proof: /"status":\s*"completed"/,
  transak: /"status":\s*"COMPLETED"/,
  bleepay: /"paymentStatus":\s*"(CONFIRMED|OVERPAID)"/,
};

/** A real script from a real server, whose `run` lets the cell on the page be Proof. */
export function scriptOf(id: string): Response {
  return new Response(
    `window.proofWidget = { run: (options) => window.runInCell(${JSON.stringify(id)}, options) };`,
    { headers: { "content-type": "text/javascript" } },
  );
}

const READY = [{ event_id: "TRANSAK_WIDGET_INITIALISED", data: true }];

/** A real page from a real server, on an origin of its own, that posts what the cell wants Transak to post. */
export function pageOf(says: readonly unknown[] = READY): Response {
  return new Response(
    `<!doctype html><title>Transak</title><p>The vendor's page</p><script>
      const post = (message) => (opener ?? parent).postMessage(message, "*");
      addEventListener("message", ({ data }) => {
        if (data.close) close();
        if (!data.say) return;
        data.say.forEach(post);
        post({ said: true });
      });
      ${JSON.stringify(says)}.forEach(post);
    </script>`,
    { headers: { "content-type": "text/html" } },
  );
}

import { bleepaySandboxAssets } from "ramp-widget/sandbox";
import { bleepay, proof, rampEndpoint, transak } from "ramp-widget/server";
import type { RampEndpoint, RampEndpointOptions } from "ramp-widget/server";
import { userOf } from "./users.ts";

export interface BackendOptions extends Pick<RampEndpointOptions, "store" | "onTransaction"> {
  /** Base URL of the vendors' APIs. In production, each vendor has its own. */
  apiUrl: string;
  /** Origin of Transak's page. */
  widgetUrl: string;
  /** `init_token_type` of Proof's sessions. */
  initTokenType: "sdk_customer_token" | "sdk_partner_authorization";
}

/**
 * Everything that Northwind's server does for `ramp-widget`, under `/api/ramp`. The order names the vendor.
 * The sandbox's secrets aren't secret; real ones come from the server's environment.
 */
export function backend(options: BackendOptions): RampEndpoint {
  const { apiUrl, widgetUrl, initTokenType, store, onTransaction } = options;
  return rampEndpoint({
    vendors: [
      proof({ baseUrl: apiUrl, clientToken: "sandbox-client-token", initTokenType }),
      transak({
        // In production: "staging" or "production".
        environment: { apiUrl, gatewayUrl: apiUrl, widgetOrigin: widgetUrl },
        apiKey: "sandbox-transak-key",
        apiSecret: "sandbox-transak-secret",
        referrerDomain: "localhost",
      }),
      bleepay({
        baseUrl: `${apiUrl}/api/v1`,
        widgetId: "wdgt_sandbox",
        clientSecret: "wdgt_secret_sandbox",
        webhookSecret: "whsec_sandbox",
        // The assets that you accept, and your own deposit addresses.
        assets: bleepaySandboxAssets,
      }),
    ],
    user: userOf,
    store,
    onTransaction,
    // All users of the demo have one address.
    limits: { sessionsPerIp: Infinity },
    order: (order) =>
      order.currency === "USDT" ? order : { refused: "Northwind Wallet holds USDT only." },
  });
}

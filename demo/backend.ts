import { bleepaySandboxAssets } from "ramp-widget/sandbox";
import { bleepay, proof, rampEndpoint, transak } from "ramp-widget/server";
import { userOf } from "./users.ts";

export interface BackendOptions {
  /** Where the vendors' APIs are. With the vendors themselves, each has an address of its own. */
  apiUrl: string;
  /** Where Transak's page comes from. */
  widgetUrl: string;
  /** What Proof's sessions carry as `init_token_type`. */
  initTokenType: "sdk_customer_token" | "sdk_partner_authorization";
}

/**
 * Everything that Northwind's own server does for `ramp-widget`, under `/api/ramp`. The order says
 * which of the vendors serves it. The sandbox's secrets are none: real ones come from the server's
 * environment.
 */
export function backend(options: BackendOptions): (request: Request) => Promise<Response> {
  const { apiUrl, widgetUrl, initTokenType } = options;
  return rampEndpoint({
    vendors: [
      proof({ baseUrl: apiUrl, clientToken: "sandbox-client-token", initTokenType }),
      transak({
        // With Transak itself: "staging" or "production".
        environment: { apiUrl, gatewayUrl: apiUrl, widgetOrigin: widgetUrl },
        apiKey: "sandbox-transak-key",
        apiSecret: "sandbox-transak-secret",
        referrerDomain: "localhost",
      }),
      bleepay({
        baseUrl: `${apiUrl}/api/v1`,
        widgetId: "wdgt_sandbox",
        clientSecret: "wdgt_secret_sandbox",
        // What you take, and where it goes: your own addresses.
        assets: bleepaySandboxAssets,
      }),
    ],
    user: userOf,
    order: (order) =>
      order.currency === "USDT" ? order : { refused: "Northwind Wallet holds USDT only." },
  });
}

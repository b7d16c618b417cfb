import { bleepaySandboxAssets } from "./bleepay/sandbox/widget.ts";
import { bleepay } from "./bleepay/server.ts";
import { proof } from "./proof/server.ts";
import { type ProofInitTokenType } from "./proof/session.ts";
import { transak } from "./transak/server.ts";
import type { VendorServer } from "./VendorServer.ts";

/** Where `ramp-sandbox` listens, and as what. */
export interface SandboxServerOptions {
  /** Address of the vendors' APIs: `--api-port`. @default "http://localhost:5174" */
  apiUrl?: string | undefined;
  /** Origin of the vendors' scripts and pages: `--widget-port`. @default "http://localhost:5175" */
  widgetOrigin?: string | undefined;
  /** Proof's `init_token_type`: `--init-token-type`. @default "sdk_customer_token" */
  initTokenType?: ProofInitTokenType | undefined;
}

/**
 * The `vendors` of a `rampEndpoint` whose purchases `ramp-sandbox` plays. The page needs those of
 * `ramp-widget/sandbox/page`. A user without an `ip` gets one, which Transak would refuse: on your own
 * machine no proxy tells it. Leave both out in production.
 */
export function sandboxVendors({
  apiUrl = "http://localhost:5174",
  widgetOrigin = "http://localhost:5175",
  initTokenType = "sdk_customer_token",
}: SandboxServerOptions = {}): VendorServer[] {
  const forTransak = transak({
    environment: { apiUrl, gatewayUrl: apiUrl, widgetOrigin },
    apiKey: "sandbox-transak-key",
    apiSecret: "sandbox-transak-secret",
    referrerDomain: "localhost",
  });
  return [
    proof({
      baseUrl: apiUrl,
      clientToken: "sandbox-client-token",
      initTokenType,
      scriptOrigins: [widgetOrigin],
      frameOrigins: [widgetOrigin],
    }),
    {
      ...forTransak,
      createSession: (order, user) =>
        forTransak.createSession(order, { ...user, ip: user.ip ?? "127.0.0.1" }),
    },
    bleepay({
      baseUrl: `${apiUrl}/api/v1`,
      widgetId: "wdgt_sandbox",
      clientSecret: "wdgt_secret_sandbox",
      webhookSecret: "whsec_sandbox",
      assets: bleepaySandboxAssets,
    }),
  ];
}

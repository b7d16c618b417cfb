import { bleepaySandboxAssets } from "./bleepay/sandbox/widget.ts";
import { bleepay, bleepayServer } from "./bleepay/server.ts";
import { mercuryoQuotes } from "./proof/mercuryo/mercuryoQuotes.ts";
import { proofFiatCurrencies } from "./proof/sandbox/readSessionRequest.ts";
import { SANDBOX_WIDGET_ID } from "./proof/sandbox/widgetId.ts";
import { proof, proofServer } from "./proof/server.ts";
import { type ProofInitTokenType } from "./proof/session.ts";
import { pauseFor } from "./requestVendor.ts";
import { transak, transakServer } from "./transak/server.ts";
import type { RampUser, VendorServer } from "./VendorServer.ts";

/** URLs and credentials of a running `ramp-sandbox`. */
export interface SandboxServerOptions {
  /** Base URL of the vendors' APIs: `--api-port`. @default "http://localhost:5174" */
  apiUrl?: string | undefined;
  /** Origin of the vendors' scripts and pages: `--widget-port`. @default "http://localhost:5175" */
  widgetOrigin?: string | undefined;
  /** Proof's `init_token_type`: `--init-token-type`. @default "sdk_customer_token" */
  initTokenType?: ProofInitTokenType | undefined;
}

/**
 * The `vendors` of a `rampEndpoint` that uses `ramp-sandbox`. The page needs those of
 * `ramp-widget/sandbox/page`. Users without an `ip` get a loopback address, because Transak
 * requires one and no local proxy sets it. Remove both in production.
 */
export function sandboxVendors(options: SandboxServerOptions = {}): VendorServer[] {
  return configure(options, { proof, transak, bleepay });
}

/** The same in a test's DOM, which the vendors would take for a browser. The sandbox's secrets are public. */
export function sandboxVendorsInTests(options: SandboxServerOptions = {}): VendorServer[] {
  return configure(options, {
    proof: (its) => proofServer(its, pauseFor),
    transak: (its) => transakServer(its, pauseFor),
    bleepay: (its) => bleepayServer(its, pauseFor),
  });
}

function configure(
  {
    apiUrl = "http://localhost:5174",
    widgetOrigin = "http://localhost:5175",
    initTokenType = "sdk_customer_token",
  }: SandboxServerOptions,
  create: { proof: typeof proof; transak: typeof transak; bleepay: typeof bleepay },
): VendorServer[] {
  const forTransak = create.transak({
    environment: { apiUrl, gatewayUrl: apiUrl, widgetOrigin },
    apiKey: "sandbox-transak-key",
    apiSecret: "sandbox-transak-secret",
    referrerDomain: "localhost",
  });
  const { getOffers, getOrderOptions } = forTransak;
  return [
    create.proof({
      baseUrl: apiUrl,
      clientToken: "sandbox-client-token",
      initTokenType,
      // The order form begins with the first network: on this one, all three vendors make an offer.
      assets: [{ currency: "USDT", networks: ["ERC20", "TRC20"], modes: ["buy", "sell"] }],
      fiatCurrencies: proofFiatCurrencies,
      quotes: mercuryoQuotes({ widgetId: SANDBOX_WIDGET_ID, baseUrl: `${apiUrl}/v1.6` }),
      scriptOrigins: [widgetOrigin],
      frameOrigins: [widgetOrigin],
    }),
    {
      ...forTransak,
      createSession: (order, user) => forTransak.createSession(order, withIp(user)),
      getOffers: getOffers && ((order, user, context) => getOffers(order, withIp(user), context)),
      getOrderOptions:
        getOrderOptions &&
        ((context) => getOrderOptions({ ...context, user: withIp(context.user) })),
    },
    create.bleepay({
      baseUrl: `${apiUrl}/api/v1`,
      widgetId: "wdgt_sandbox",
      clientSecret: "wdgt_secret_sandbox",
      webhookSecret: "whsec_sandbox",
      assets: bleepaySandboxAssets,
    }),
  ];
}

function withIp(user: RampUser): RampUser {
  return { ...user, ip: user.ip ?? "127.0.0.1" };
}

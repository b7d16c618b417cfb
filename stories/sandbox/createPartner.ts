import { bleepay, proof, transak, type VendorInput, type RampStorage } from "ramp-widget";
import { bleepaySandboxAssets, createSandbox, type Fault, type Sandbox } from "ramp-widget/sandbox";
import * as server from "ramp-widget/server";
import { inThisPage, type Page, widgetOrigin } from "./inThisPage.ts";
import { type Answer, listen } from "./listen.ts";

export type VendorName = "proof" | "transak" | "bleepay";

export type Happening = (sandbox: Sandbox, transactionId: string) => void;

export interface PartnerOptions {
  /** Whom to buy from. @default "proof" */
  vendor?: VendorName | undefined;
  /** What happens as soon as the user sees the page. Without it the page can be used by hand. */
  next?: Happening | undefined;
  /** Milliseconds from `processing` to the end. @default 4000 */
  settlementDelayMs?: number | undefined;
  /** @default "sandbox" */
  page?: Page | undefined;
  /** What goes wrong at the vendor's. */
  fault?: Fault | undefined;
  /** What the partner's endpoint says instead of what it should. */
  instead?: ((path: string) => Response | Promise<Response> | undefined) | undefined;
}

/** What a partner gives to `<RampWidget>`. */
export interface PartnerProps {
  endpoint: string;
  vendors: VendorInput[];
  storage: RampStorage | null;
}

export interface Partner extends PartnerProps {
  sandbox: Sandbox;
}

const BROWSER_SIDE = {
  proof: () => proof({ scriptUrl: `${widgetOrigin}/widget.2.0.js`, scriptOrigins: [widgetOrigin] }),
  transak: () => transak({ frameOrigins: [widgetOrigin] }),
  bleepay,
};

/** Long enough to look at it. */
export const FOR_GOOD: number = 24 * 60 * 60 * 1000;

/**
 * A partner and its vendor, in this page's memory: the real endpoint in front of the sandbox, spoken
 * to by `fetch` at an address that only this page knows. No server, no network.
 */
export function createPartner(options: PartnerOptions = {}): Partner {
  const { vendor = "proof", settlementDelayMs, page = "sandbox", fault, next } = options;
  const base = listen((request) => answer(request));
  const sandbox = createSandbox({ widgetOrigin, settlementDelayMs: settlementDelayMs });
  const endpoint = server.rampEndpoint({
    vendors: [serverSideOf(vendor, base)],
    user: () => ({ id: "user-1", email: "ada@example.com", ip: "203.0.113.42" }),
  });
  if (fault) sandbox.injectFault(fault);

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/api/ramp/")) return sandbox.fetch(request);
    const instead = options.instead?.(pathname);
    if (instead) return instead;
    // It would tell what it sees every few seconds. The vendor's page gives a reason to look sooner.
    if (pathname.endsWith("/events")) return new Response(null, { status: 404 });
    const response = await endpoint(request);
    if (next && vendor !== "proof" && response.ok && pathname.endsWith("/session"))
      next(sandbox, transactionIdIn(await response.clone().json()));
    return response;
  }

  /** Nothing can happen at Proof to a purchase that is still to be opened, so it happens right after that. */
  const answerPage: Answer = async (request) => {
    const response = await sandbox.fetch(request);
    const isOpening = new URL(request.url).pathname === "/frame/open";
    if (!next || !isOpening || !response.ok) return response;
    const opened = await response.json();
    next(sandbox, opened.transactionId);
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${opened.frameToken}`,
    };
    const look = new Request(`${base}/frame/look`, { method: "POST", headers, body: "{}" });
    return Response.json({ ...opened, ...(await (await sandbox.fetch(look)).json()) });
  };

  return {
    sandbox,
    endpoint: `${base}/api/ramp`,
    vendors: [inThisPage(BROWSER_SIDE[vendor](), answerPage, page)],
    // One story does not know what was bought in another.
    storage: null,
  };
}

function serverSideOf(vendor: VendorName, base: string): server.VendorServer {
  switch (vendor) {
    case "proof":
      return server.proof({ baseUrl: base, clientToken: "sandbox-client-token" });
    case "transak":
      return server.transak({
        environment: { apiUrl: base, gatewayUrl: base, widgetOrigin },
        apiKey: "sandbox-transak-key",
        apiSecret: "sandbox-transak-secret",
        referrerDomain: "localhost",
        widgetParams: () => ({ walletRedirection: true }),
      });
    case "bleepay":
      return server.bleepay({
        baseUrl: `${base}/api/v1`,
        widgetId: "wdgt_sandbox",
        clientSecret: "wdgt_secret_sandbox",
        assets: bleepaySandboxAssets,
      });
  }
}

/** By the name that each vendor's session has for it. */
export function transactionIdIn(session: Record<string, string>): string {
  return session["merchant_transaction_id"] ?? session["partnerOrderId"] ?? session["id"] ?? "";
}

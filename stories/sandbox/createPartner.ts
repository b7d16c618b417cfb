import { bleepay, proof, transak, type VendorInput, type RampStorage } from "ramp-widget";
import { bleepaySandboxAssets, createSandbox, type Fault, type Sandbox } from "ramp-widget/sandbox";
import { sandboxVendors } from "ramp-widget/sandbox/server";
import * as server from "ramp-widget/server";
import { inThisPage, type Page, widgetOrigin } from "./inThisPage.ts";
import { type Answer, listen } from "./listen.ts";

export type VendorName = "proof" | "transak" | "bleepay";

export type Happening = (sandbox: Sandbox, transactionId: string) => void;

export interface PartnerOptions {
  /** The vendor, or all three. @default "proof" */
  vendor?: VendorName | "all" | undefined;
  /** Triggered as soon as the user sees the page. Without it, the page can be used by hand. */
  next?: Happening | undefined;
  /** Milliseconds from `processing` to the final status. @default 4000 */
  settlementDelayMs?: number | undefined;
  /** @default "sandbox" */
  page?: Page | undefined;
  /** A fault of the vendor's. */
  fault?: Fault | undefined;
  /** The endpoint's response instead of the normal one. */
  instead?: ((path: string) => Response | Promise<Response> | undefined) | undefined;
}

/** The props that a partner passes to `<RampWidget>`. */
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

const ALL: readonly VendorName[] = ["proof", "transak", "bleepay"];

/** Long enough to view it. */
export const FOR_GOOD: number = 24 * 60 * 60 * 1000;

/**
 * A partner and its vendor, in this page's memory: the real endpoint in front of the sandbox, reached
 * through `fetch` at a URL that only this page knows. No server, no network.
 */
export function createPartner(options: PartnerOptions = {}): Partner {
  const { vendor = "proof", settlementDelayMs, page = "sandbox", fault, next } = options;
  const base = listen((request) => answer(request));
  const sandbox = createSandbox({ widgetOrigin, settlementDelayMs });
  const endpoint = server.rampEndpoint({
    vendors:
      vendor === "all"
        ? sandboxVendors({ apiUrl: base, widgetOrigin })
        : [serverSideOf(vendor, base)],
    user: () => ({ id: "user-1", email: "ada@example.com", ip: "203.0.113.42" }),
  });
  if (fault) sandbox.injectFault(fault);

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/api/ramp/")) return sandbox.fetch(request);
    const instead = options.instead?.(pathname);
    if (instead) return instead;
    // The stream polls the vendor every few seconds. Without it, the widget fetches as soon as the vendor's
    // page reports something.
    if (pathname.endsWith("/events")) return new Response(null, { status: 404 });
    const response = await endpoint(request);
    if (next && vendor !== "proof" && response.ok && pathname.endsWith("/session"))
      next(sandbox, transactionIdIn(await response.clone().json()));
    return response;
  }

  /** Proof has no events for an unopened purchase, so they happen right after it opens. */
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
    const view = new Request(`${base}/frame/view`, { method: "POST", headers, body: "{}" });
    return Response.json({ ...opened, ...(await (await sandbox.fetch(view)).json()) });
  };

  return {
    sandbox,
    endpoint: `${base}/api/ramp`,
    vendors: (vendor === "all" ? ALL : [vendor]).map((name) =>
      inThisPage(BROWSER_SIDE[name](), answerPage, page),
    ),
    // Stories don't share purchases.
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

/** Each vendor's session has its own name for it. */
export function transactionIdIn(session: Record<string, string>): string {
  return session["merchant_transaction_id"] ?? session["partnerOrderId"] ?? session["id"] ?? "";
}

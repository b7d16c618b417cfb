import type { ProofInitTokenType } from "../session.ts";
import type { SandboxPlace, VendorSandbox, VendorSandboxSetup } from "../../VendorSandbox.ts";
import { answerApi, type ProofApi } from "./answerApi.ts";
import { answerFrame } from "./answerFrame.ts";
import { answerMercuryo } from "./answerMercuryo.ts";
import { answerSocket } from "./answerSocket.ts";
import { describeProof } from "./describeProof.ts";
import { randomString, SCRIPT_PATH } from "./issueSession.ts";
import { createLedger } from "./ledger.ts";
import { hostedPage } from "./page/hostedPage.ts";
import { getEventsTo } from "./getEventsTo.ts";
import { proofEvents } from "./proofEvents.ts";
import { refusal, refuse } from "./refuse.ts";
import { createStatusFeed } from "./statusFeed.ts";
import { createWebhooks } from "./webhooks.ts";
import { SANDBOX_WIDGET_ID } from "./widgetId.ts";
import { widgetScript } from "./widgetScript.ts";

/** How to simulate Proof. */
export interface ProofSandboxOptions {
  /** `init_token_type` of the sessions, which selects the simulated Proof API. @default "sdk_customer_token" */
  initTokenType?: ProofInitTokenType | undefined;
  /** Bearer token that the partner's server must send to Proof. @default "sandbox-client-token" */
  clientToken?: string | undefined;
  /** Whether the partner may sell through Proof. @default true */
  offRamp?: boolean | undefined;
}

/**
 * Proof: its API, its script for browsers and the page inside the widget, and Mercuryo's public
 * prices, at a path that they don't share.
 *
 * @throws {TypeError} if `webhookUrl` is set for the API without webhooks
 */
export function createProofSandbox(setup: VendorSandboxSetup & ProofSandboxOptions): VendorSandbox {
  const {
    initTokenType = "sdk_customer_token",
    clientToken = "sandbox-client-token",
    offRamp = true,
  } = setup;
  const { now, settlementDelayMs, webhookUrl, widgetOrigin } = setup;
  if (webhookUrl !== undefined && initTokenType === "sdk_customer_token")
    throw new TypeError(
      'Proof\'s API with `sdk_customer_token` has no webhooks, so none would ever arrive. Set `initTokenType: "sdk_partner_authorization"`, or leave out the webhook URL.',
    );
  const ledger = createLedger(now, settlementDelayMs, () => feed.refresh());
  const feed = createStatusFeed(ledger);
  const webhooks =
    webhookUrl === undefined ? undefined : createWebhooks(feed, webhookUrl, setup.onWebhook);
  const api: ProofApi = {
    initTokenType,
    clientToken,
    offRamp,
    widgetOrigin,
    now,
    ledger,
    widgetId: SANDBOX_WIDGET_ID,
    secret: randomString(40),
  };

  return {
    name: "proof",
    apiPaths: /^\/(widget\/|ws$|v1\.6\/)/,
    widgetPaths: /^\/(widget\.2\.0\.js$|frame(\/|$))/,
    describe: (apiUrl) => describeProof(api, apiUrl),
    getPlace: placeOf,
    async answer(request) {
      switch (placeOf(request)) {
        case "session":
        case "transaction":
        case "kyc":
          return answerApi(api, request);
        case "quote":
          return answerMercuryo(request);
        case "script":
          return widgetScript(widgetOrigin);
        case "frame":
          return hostedPage();
        case "open":
        case "call":
          return answerFrame(ledger, request);
        case undefined:
          return refuse(initTokenType, "notFound");
      }
    },
    refuse: (answer) => refusal(initTokenType, answer),
    connect: (request) => answerSocket(api, feed, request),
    has: (id) => ledger.find(id) !== undefined,
    transaction(id) {
      const record = ledger.find(id);
      return record && ledger.transaction(record);
    },
    events: proofEvents(ledger, initTokenType),
    getEventsTo: (id, status) => getEventsTo(ledger, id, status),
    newest() {
      const last = [...ledger.records()].at(-1);
      return last && { id: last.session.merchant_transaction_id, createdAt: last.createdAt };
    },
    webhooks: webhooks?.sender,
    getWebhookId: (id) => id,
    timePassed: feed.refresh,
    close() {
      webhooks?.stop();
    },
  };
}

type ProofPlace = Extract<
  SandboxPlace,
  "session" | "transaction" | "kyc" | "quote" | "script" | "frame" | "open" | "call"
>;

function placeOf(request: Request): ProofPlace | undefined {
  const { pathname } = new URL(request.url);
  if (pathname === "/widget/session") return "session";
  if (pathname.startsWith("/widget/transactions/")) return "transaction";
  if (/^\/widget\/users\/[^/]+\/kyc-status$/.test(pathname)) return "kyc";
  if (pathname.startsWith("/v1.6/")) return "quote";
  if (pathname === SCRIPT_PATH) return "script";
  if (pathname === "/frame") return "frame";
  if (pathname === "/frame/open") return "open";
  if (pathname.startsWith("/frame/")) return "call";
  return undefined;
}

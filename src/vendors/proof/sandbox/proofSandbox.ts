import type { ProofEdition } from "../session.ts";
import type { SandboxPlace, VendorSandbox, VendorSandboxSetup } from "../../VendorSandbox.ts";
import { answerApi, type ProofApi } from "./answerApi.ts";
import { answerFrame } from "./answerFrame.ts";
import { answerSocket } from "./answerSocket.ts";
import { describeProof } from "./describeProof.ts";
import { letters, SCRIPT_PATH } from "./issueSession.ts";
import { createLedger } from "./ledger.ts";
import { hostedPage } from "./page/hostedPage.ts";
import { proofEvents } from "./proofEvents.ts";
import { refusal, refuse } from "./refuse.ts";
import { createStatusFeed } from "./statusFeed.ts";
import { createWebhooks } from "./webhooks.ts";
import { widgetScript } from "./widgetScript.ts";

/** How to play Proof. */
export interface ProofSandboxOptions {
  /** Which edition of Proof's API it plays. @default "E1" */
  edition?: ProofEdition | undefined;
  /** What the partner's server must send to Proof as Bearer token. @default "sandbox-client-token" */
  clientToken?: string | undefined;
  /** Whether the partner may sell through Proof. @default true */
  offRamp?: boolean | undefined;
}

/**
 * Proof: its API, the script that it gives to browsers and the page inside the widget.
 *
 * @throws {TypeError} if the edition has no webhooks, and there is an address for them
 */
export function createProofSandbox(setup: VendorSandboxSetup & ProofSandboxOptions): VendorSandbox {
  const { edition = "E1", clientToken = "sandbox-client-token", offRamp = true } = setup;
  const { now, settleAfter, webhookUrl, widgetOrigin } = setup;
  if (webhookUrl !== undefined && edition === "E1")
    throw new TypeError(
      "Edition E1 of Proof's API has no webhooks, so none of Proof's would ever arrive. Play edition E3, or leave the webhook's address away.",
    );
  const ledger = createLedger(now, settleAfter, () => feed.refresh());
  const feed = createStatusFeed(ledger);
  const webhooks =
    webhookUrl === undefined ? undefined : createWebhooks(feed, webhookUrl, setup.onWebhook);
  const api: ProofApi = {
    edition,
    clientToken,
    offRamp,
    widgetOrigin,
    now,
    ledger,
    widgetId: crypto.randomUUID(),
    secret: letters(40),
  };

  return {
    name: "proof",
    apiPaths: /^\/(widget\/|ws$)/,
    widgetPaths: /^\/(widget\.2\.0\.js$|frame(\/|$))/,
    describe: (apiUrl) => describeProof(api, apiUrl),
    placeOf,
    async answer(request) {
      switch (placeOf(request)) {
        case "session":
        case "transaction":
        case "kyc":
          return answerApi(api, request);
        case "script":
          return widgetScript(widgetOrigin);
        case "frame":
          return hostedPage();
        case "open":
        case "call":
          return answerFrame(ledger, request);
        case undefined:
          return refuse(edition, "notFound");
      }
    },
    refuse: (answer) => refusal(edition, answer),
    connect: (request) => answerSocket(api, feed, request),
    has: (id) => ledger.find(id) !== undefined,
    transaction(id) {
      const record = ledger.find(id);
      return record && ledger.transaction(record);
    },
    events: proofEvents(ledger, edition),
    redeliver(id) {
      webhooks?.redeliver(id);
    },
    timePassed: feed.refresh,
    close() {
      webhooks?.stop();
    },
  };
}

type ProofPlace = Extract<
  SandboxPlace,
  "session" | "transaction" | "kyc" | "script" | "frame" | "open" | "call"
>;

function placeOf(request: Request): ProofPlace | undefined {
  const { pathname } = new URL(request.url);
  if (pathname === "/widget/session") return "session";
  if (pathname.startsWith("/widget/transactions/")) return "transaction";
  if (/^\/widget\/users\/[^/]+\/kyc-status$/.test(pathname)) return "kyc";
  if (pathname === SCRIPT_PATH) return "script";
  if (pathname === "/frame") return "frame";
  if (pathname === "/frame/open") return "open";
  if (pathname.startsWith("/frame/")) return "call";
  return undefined;
}

import { answerApi, type ProofApi } from "./answerApi.ts";
import { answerFrame } from "./answerFrame.ts";
import { answerSocket, type OpenSocket } from "./answerSocket.ts";
import { letters, SCRIPT_PATH } from "./issueSession.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { hostedPage } from "./page/hostedPage.ts";
import type { ProofEdition } from "../server.ts";
import { refuse } from "./refuse.ts";
import { createStatusFeed } from "./statusFeed.ts";
import { createWebhooks, type Webhooks } from "./webhooks.ts";
import { widgetScript } from "./widgetScript.ts";

/** What a request is about; `call` is the hosted page talking to its own server. */
export type ProofPlace = "session" | "transaction" | "kyc" | "script" | "frame" | "open" | "call";

export interface ProofSetup {
  edition: ProofEdition;
  widgetOrigin: string;
  clientToken: string;
  offRamp: boolean;
  settleAfter: number;
  now: () => number;
  /** Where the partner wants its webhooks. */
  webhookUrl: string | undefined;
  /** Is called for each webhook that goes out. */
  onWebhook: () => void;
}

/** Proof: its API, the script that it gives to browsers and the page inside the widget. */
export interface ProofSandbox {
  ledger: Ledger;
  /** Nothing for an address that Proof does not have. */
  placeOf: (request: Request) => ProofPlace | undefined;
  answer: (request: Request) => Promise<Response>;
  /** Answers the upgrade to a WebSocket. */
  connect: (request: Request) => Response | OpenSocket;
  /** Nothing where the partner has no address for them. */
  webhooks: Webhooks | undefined;
  /** Tells what became due when time was skipped. */
  timePassed: () => void;
}

export function createProofSandbox(setup: ProofSetup): ProofSandbox {
  checkWebhookUrl(setup);
  const ledger = createLedger(setup.now, setup.settleAfter, () => feed.refresh());
  const feed = createStatusFeed(ledger);
  const api: ProofApi = {
    ...setup,
    ledger,
    widgetId: crypto.randomUUID(),
    secret: letters(40),
  };

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

  return {
    ledger,
    placeOf,
    connect: (request) => answerSocket(api, feed, request),
    webhooks:
      setup.webhookUrl === undefined
        ? undefined
        : createWebhooks(feed, setup.webhookUrl, setup.onWebhook),
    timePassed: feed.refresh,
    async answer(request) {
      const place = placeOf(request);
      switch (place) {
        case "session":
        case "transaction":
        case "kyc":
          return answerApi(api, request);
        case "script":
          return widgetScript(setup.widgetOrigin);
        case "frame":
          return hostedPage();
        case "open":
        case "call":
          return answerFrame(ledger, request);
        case undefined:
          return refuse(setup.edition, "notFound");
      }
    },
  };
}

function checkWebhookUrl({ edition, webhookUrl }: ProofSetup) {
  if (webhookUrl === undefined) return;
  if (edition === "E1")
    throw new TypeError(
      "Edition E1 of Proof's API has no webhooks, so none would ever arrive. Play edition E3, or leave the webhook's address away.",
    );
  if (!/^https?:$/.test(URL.canParse(webhookUrl) ? new URL(webhookUrl).protocol : ""))
    throw new TypeError(
      'The sandbox cannot send webhooks to this address. Give an absolute one, such as "http://localhost:3000/webhooks/proof".',
    );
}

import type { SandboxPlace, VendorSandbox, VendorSandboxSetup } from "../../VendorSandbox.ts";
import { createAccessToken } from "./accessToken.ts";
import { answerApi, type TransakApi } from "./answerApi.ts";
import { answerPage } from "./answerPage.ts";
import { CRYPTO_LIST_PATH, FIAT_LIST_PATH, PRICE_PATH } from "./answerPublic.ts";
import { describeForApi } from "./describeOrder.ts";
import { getEventsTo } from "./getEventsTo.ts";
import { transakEvents } from "./transakEvents.ts";
import { createLedger } from "./ledger.ts";
import { hostedPage } from "./page/hostedPage.ts";
import { refuse } from "./refuse.ts";
import { createWebhooks } from "./webhooks.ts";

/** How to simulate Transak. */
export interface TransakSandboxOptions {
  /** The partner's credentials and domain. */
  transak?:
    | {
        /** API key that the partner's server must send. @default "sandbox-transak-key" */
        apiKey?: string | undefined;
        /** The secret that belongs to the key. @default "sandbox-transak-secret" */
        apiSecret?: string | undefined;
        /** Host of the pages that may open the hosted page. @default "localhost" */
        referrerDomain?: string | undefined;
      }
    | undefined;
}

/** Transak: its APIs, the page at the widget URL and its webhooks. */
export function createTransakSandbox(
  setup: VendorSandboxSetup & TransakSandboxOptions,
): VendorSandbox {
  const { now, settlementDelayMs, webhookUrl, widgetOrigin, onWebhook, transak = {} } = setup;
  const accessToken = createAccessToken(now);
  const ledger = createLedger(now, settlementDelayMs, () => webhooks?.refresh());
  const webhooks =
    webhookUrl === undefined
      ? undefined
      : createWebhooks({ ledger, accessToken, url: webhookUrl, onSend: onWebhook });
  const api: TransakApi = {
    ledger,
    accessToken,
    widgetOrigin,
    apiKey: transak.apiKey ?? "sandbox-transak-key",
    apiSecret: transak.apiSecret ?? "sandbox-transak-secret",
    referrerDomain: transak.referrerDomain ?? "localhost",
  };

  return {
    name: "transak",
    apiPaths:
      /^\/(partners\/api\/v2\/|api\/v2\/auth\/session$|api\/v1\/pricing\/public\/|fiat\/public\/|cryptocoverage\/)/,
    widgetPaths: /^\/($|transak\/)/,
    describe: (apiUrl) => [
      ["API, gateway", apiUrl],
      ["Widget", widgetOrigin],
      ["API key", api.apiKey],
      ["API secret", api.apiSecret],
      ["Referrer domain", api.referrerDomain],
      ["Card that pays", "4444 4444 4444 3333, CVC 123, any future date"],
      ["Card that fails", "5555 4444 3333 1111, CVC 555, any future date"],
    ],
    getPlace: placeOf,
    async answer(request) {
      switch (placeOf(request)) {
        case "token":
        case "session":
        case "transaction":
        case "config":
        case "quote":
          return answerApi(api, request);
        case "frame":
          return hostedPage(api.referrerDomain, request);
        case "open":
        case "call":
          return answerPage(ledger, api.apiKey, request);
        case undefined:
          return refuse(404, "There is nothing at this address.", "Not Found");
      }
    },
    refuse: ({ status, error, message, retryAfter }) => refuse(status, message, error, retryAfter),
    has: (id) => ledger.find(id) !== undefined,
    transaction(id) {
      const order = ledger.find(id)?.orders.at(-1);
      return order && describeForApi(ledger, order);
    },
    events: transakEvents(ledger),
    getEventsTo: (id, status) => getEventsTo(ledger, id, status),
    newest: ledger.newest,
    webhooks: webhooks?.sender,
    getWebhookId(id) {
      const order = ledger.find(id)?.orders.at(-1);
      if (!order) throw new Error(`The sandbox has no order of transaction ${id}.`);
      return order.id;
    },
    timePassed: () => webhooks?.refresh(),
    close: () => webhooks?.stop(),
  };
}

type TransakPlace = Extract<
  SandboxPlace,
  "token" | "session" | "transaction" | "config" | "quote" | "frame" | "open" | "call"
>;

function placeOf(request: Request): TransakPlace | undefined {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === "/partners/api/v2/refresh-token") return "token";
  if (pathname === "/api/v2/auth/session") return "session";
  if (/^\/partners\/api\/v2\/(orders$|order\/)/.test(pathname)) return "transaction";
  if (pathname === PRICE_PATH) return "quote";
  if (pathname === FIAT_LIST_PATH || pathname === CRYPTO_LIST_PATH) return "config";
  if (pathname === "/" && searchParams.has("apiKey") && searchParams.has("sessionId"))
    return "frame";
  if (pathname === "/transak/open") return "open";
  if (pathname.startsWith("/transak/")) return "call";
  return undefined;
}

import type { SandboxPlace, VendorSandbox, VendorSandboxSetup } from "../../VendorSandbox.ts";
import { answerApi, type BleepayApi } from "./answerApi.ts";
import { chainEvents, toDepositId } from "./chain.ts";
import { getEventsTo } from "./getEventsTo.ts";
import { createLedger } from "./ledger.ts";
import { refusal } from "./refuse.ts";
import { createWebhooks } from "./webhooks.ts";
import { sandboxWidget, type SandboxWidgetConfig } from "./widget.ts";

/** How to simulate Bleepay. */
export interface BleepaySandboxOptions {
  /** The partner's simulated widget. */
  bleepay?:
    | {
        /** The widget's id. @default "wdgt_sandbox" */
        widgetId?: string | undefined;
        /** The `X-Client-Secret` that the partner's server must send. @default "wdgt_secret_sandbox" */
        clientSecret?: string | undefined;
        /** Secret that signs webhooks. @default "whsec_sandbox" */
        webhookSecret?: string | undefined;
        /**
         * Changes to the widget's configuration; `null` makes it inactive.
         * @default USDT and USDC on TRC20, ERC20 and polygon, 10 to 5000 of them
         */
        config?: Partial<SandboxWidgetConfig> | null | undefined;
      }
    | undefined;
}

/** Bleepay: its widget API and a simulated blockchain. It has no pages. */
export function createBleepaySandbox(
  setup: VendorSandboxSetup & BleepaySandboxOptions,
): VendorSandbox {
  const { now, settlementDelayMs, webhookUrl, onWebhook } = setup;
  const {
    widgetId = "wdgt_sandbox",
    clientSecret = "wdgt_secret_sandbox",
    webhookSecret = "whsec_sandbox",
    config = {},
  } = setup.bleepay ?? {};
  const ledger = createLedger(now, () => webhooks?.refresh());
  const webhooks =
    webhookUrl === undefined
      ? undefined
      : createWebhooks({ ledger, secret: webhookSecret, url: webhookUrl, onSend: onWebhook });
  const events = chainEvents(ledger, settlementDelayMs);
  const api: BleepayApi = {
    ledger,
    widgetId,
    clientSecret,
    config: config ? { ...sandboxWidget, ...config } : undefined,
  };

  return {
    name: "bleepay",
    apiPaths: /^\/api\/v1\/widgets\//,
    // Matches nothing: there is no page.
    widgetPaths: /^(?!)/,
    describe: (apiUrl) => [
      ["API", `${apiUrl}/api/v1`],
      ["Widget", widgetId],
      ["Client secret", clientSecret],
      ["Webhook secret", webhookSecret],
      ["Takes", takes(api.config)],
      [
        "Chain",
        `POST ${apiUrl}/sandbox/happen {"transactionId":"dep_…","event":"${Object.keys(events).join("|")}"}`,
      ],
    ],
    getPlace: placeOf,
    answer: (request) => answerApi(api, request),
    refuse: refusal,
    has: (id) => ledger.find(toDepositId(id)) !== undefined,
    transaction(id) {
      const record = ledger.find(toDepositId(id));
      return record && ledger.transaction(record);
    },
    events,
    getEventsTo: (id, status) => getEventsTo(ledger, toDepositId(id), status),
    newest() {
      const last = [...ledger.records()].at(-1);
      return last && { id: last.id, createdAt: last.changes[0]?.at ?? 0 };
    },
    webhooks: webhooks?.sender,
    getWebhookId: toDepositId,
    timePassed: () => webhooks?.refresh(),
    close: () => webhooks?.stop(),
  };
}

const places: readonly (readonly [SandboxPlace, path: RegExp])[] = [
  ["transaction", /^\/api\/v1\/widgets\/deposit-sessions\/[^/]+$/],
  ["cancel", /^\/api\/v1\/widgets\/deposit-sessions\/[^/]+\/cancel-session$/],
  ["config", /^\/api\/v1\/widgets\/[^/]+\/config$/],
  ["session", /^\/api\/v1\/widgets\/[^/]+\/create-session$/],
];

function placeOf(request: Request): SandboxPlace | undefined {
  const { pathname } = new URL(request.url);
  return places.find(([, path]) => path.test(pathname))?.[0];
}

function takes(config: SandboxWidgetConfig | undefined): string {
  if (!config) return "nothing: the widget is not active";
  const { allowedCurrencies, allowedNetworks, minAmount, maxAmount } = config;
  return `${allowedCurrencies.join(", ")} on ${allowedNetworks.join(", ")}, from ${minAmount ?? 0} to ${maxAmount ?? "any amount"}`;
}

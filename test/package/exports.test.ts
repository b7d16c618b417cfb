import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as browser from "../../src/index.ts";
import * as sandbox from "../../src/sandbox.ts";
import type { RampPhase } from "../../src/index.ts";
import * as server from "../../src/server.ts";
import * as postgres from "../../src/server/postgres.ts";
import * as redis from "../../src/server/redis.ts";
import * as sqlite from "../../src/server/sqlite.ts";
import * as testing from "../../src/server/testing.ts";
import * as testingDom from "../../src/testing.ts";
import * as testingMsw from "../../src/testing/msw.ts";
import * as testingPlaywright from "../../src/testing/playwright.ts";
import * as vendor from "../../src/vendor.ts";
import { english } from "../../src/messages/english.ts";
import { englishHistory } from "../../src/messages/englishHistory.ts";
import { englishOrder } from "../../src/messages/englishOrder.ts";
import { documents } from "./documents.ts";

const WIDGET_SHEETS = [
  "src/widget/styles.css",
  "src/widget/history/history.css",
  "src/widget/order/order.css",
];

test("the names that partners rely on", () => {
  const names = {
    browser,
    server,
    postgres,
    redis,
    sqlite,
    testing,
    testingDom,
    testingMsw,
    testingPlaywright,
    vendor,
    sandbox,
  };
  expect(
    Object.fromEntries(
      Object.entries(names).map(([entry, module]) => [entry, Object.keys(module)]),
    ),
  ).toMatchInlineSnapshot(`
    {
      "browser": [
        "RampWidget",
        "RampFrame",
        "RampStatus",
        "RampHistory",
        "RampOrderForm",
        "RampProvider",
        "useRamp",
        "useSession",
        "transactionQueryOptions",
        "useTransaction",
        "transactionsQueryOptions",
        "quotesQueryOptions",
        "useKycStatus",
        "useOrderOptions",
        "useQuotes",
        "useTransactions",
        "useUnfinishedPurchases",
        "useOrderForm",
        "useVendorScript",
        "preload",
        "proof",
        "transak",
        "bleepay",
        "isRampError",
        "RampError",
      ],
      "postgres": [
        "postgresSchema",
        "postgresStore",
      ],
      "redis": [
        "redisStore",
      ],
      "sandbox": [
        "createSandbox",
        "bleepaySandboxAssets",
      ],
      "server": [
        "combineStores",
        "contentSecurityPolicy",
        "permissionsPolicy",
        "rampEndpoint",
        "memoryStore",
        "bleepay",
        "mercuryoQuotes",
        "proof",
        "transak",
      ],
      "sqlite": [
        "sqliteStore",
      ],
      "testing": [
        "testStore",
      ],
      "testingDom": [
        "setUpDom",
      ],
      "testingMsw": [
        "rampHandlers",
      ],
      "testingPlaywright": [
        "createRamp",
        "rampFixtures",
      ],
      "vendor": [
        "defineVendor",
        "RampError",
      ],
    }
  `);
});

test("the custom properties that themes rely on", () => {
  const css = WIDGET_SHEETS.map((path) => readFileSync(path, "utf8")).join("\n");
  const names = new Set(Array.from(css.matchAll(/var\((--ramp-[\w-]+)/g), ([, name = ""]) => name));
  expect([...names].toSorted((a, b) => a.localeCompare(b))).toMatchInlineSnapshot(`
    [
      "--ramp-accent",
      "--ramp-backdrop",
      "--ramp-border",
      "--ramp-danger",
      "--ramp-font",
      "--ramp-frame-height",
      "--ramp-max-width",
      "--ramp-modal-width",
      "--ramp-muted",
      "--ramp-notice",
      "--ramp-on-accent",
      "--ramp-panel-height",
      "--ramp-radius",
      "--ramp-skeleton",
      "--ramp-success",
      "--ramp-surface",
      "--ramp-text",
    ]
  `);
});

/** Complete, or it does not compile. */
const PHASES: Record<RampPhase, true> = {
  idle: true,
  requesting: true,
  loading: true,
  ready: true,
  depositing: true,
  deposited: true,
  "deposit-declined": true,
  unconfirmed: true,
  processing: true,
  completed: true,
  failed: true,
  cancelled: true,
  error: true,
};

test("the keys that translations and switches rely on", () => {
  const { errors, ...messages } = english;
  expect({ messages: Object.keys(messages), codes: Object.keys(errors) }).toMatchInlineSnapshot(`
    {
      "codes": [
        "session-network",
        "session-timeout",
        "session-malformed",
        "session-expired",
        "session-used",
        "open-in-another-tab",
        "unauthorized",
        "forbidden",
        "offramp-disabled",
        "currency-not-supported",
        "wallet-not-supported",
        "kyc-required",
        "order-rejected",
        "order-uncertain",
        "rate-limited",
        "endpoint-not-found",
        "endpoint-misconfigured",
        "endpoint-failed",
        "endpoint-unavailable",
        "vendor-unavailable",
        "script-origin",
        "script-offline",
        "script-network",
        "script-blocked",
        "script-timeout",
        "script-integrity",
        "script-malformed",
        "frame-origin",
        "frame-failed",
        "frame-timeout",
        "popup-blocked",
        "transaction-not-found",
        "transaction-malformed",
        "transaction-unreachable",
        "transaction-unlisted",
        "deposit-failed",
        "deposit-timeout",
      ],
      "messages": [
        "lang",
        "title",
        "preparing",
        "slow",
        "slowPage",
        "reopen",
        "close",
        "closeConfirm",
        "closeConfirmDetail",
        "closeConfirmDetailUnstored",
        "closeConfirmYes",
        "closeConfirmNo",
        "start",
        "buyAgain",
        "retry",
        "startOver",
        "external",
        "externalDetail",
        "openPage",
        "resumed",
        "resumedDetail",
        "unconfirmed",
        "unconfirmedDetail",
        "startAnother",
        "overdue",
        "identityCheck",
        "deposit",
        "exactAmount",
        "network",
        "address",
        "depositDetail",
        "depositChanged",
        "copy",
        "copyAmount",
        "copyAddress",
        "copied",
        "copyBlocked",
        "depositing",
        "deposited",
        "deposit-declined",
        "completed",
        "paymentReceived",
        "failed",
        "failedDetail",
        "cancelled",
        "cancelledDetail",
        "stillWatching",
        "problem",
        "received",
        "paid",
        "sold",
        "amount",
        "date",
        "reference",
        "txHash",
        "steps",
      ],
    }
  `);
});

test("the keys that the history's translations rely on", () => {
  const { filters, ...messages } = englishHistory;
  expect({
    messages: Object.keys(messages),
    filters: Object.keys(filters),
  }).toMatchInlineSnapshot(`
    {
      "filters": [
        "all",
        "inProgress",
        "completed",
        "unsuccessful",
      ],
      "messages": [
        "title",
        "filter",
        "kind",
        "pending",
        "processing",
        "completed",
        "loading",
        "loadMore",
        "shown",
        "empty",
        "emptyDetail",
        "emptyFilter",
        "showAll",
        "loadFailed",
      ],
    }
  `);
});

test("the keys that the order form's translations rely on", () => {
  const { reasons, ...messages } = englishOrder;
  expect({
    messages: Object.keys(messages),
    reasons: Object.keys(reasons),
  }).toMatchInlineSnapshot(`
    {
      "messages": [
        "give",
        "receive",
        "estimate",
        "about",
        "asset",
        "fiatCurrency",
        "paymentMethod",
        "anyMethod",
        "card",
        "bankTransfer",
        "provider",
        "best",
        "unpriced",
        "payInCrypto",
        "details",
        "fees",
        "documents",
        "estimateDetail",
        "loading",
        "refresh",
        "found",
        "submit",
        "submitAmount",
        "submitFor",
        "submitting",
        "changed",
        "changedDetail",
        "changedUnknown",
        "accept",
        "missing",
        "malformed",
        "tooLow",
        "tooHigh",
        "use",
        "useAnyMethod",
        "nothing",
        "nothingDetail",
        "nothingHint",
        "vendorUnavailable",
        "kyc",
        "change",
      ],
      "reasons": [
        "amount-too-low",
        "amount-too-high",
        "asset-unsupported",
        "fiat-unsupported",
        "country-unsupported",
        "method-unsupported",
        "mode-unsupported",
        "order-unsupported",
        "user-limit",
        "user-refused",
        "rate-limited",
        "unreachable",
        "unreadable",
        "not-configured",
        "switched-off",
      ],
    }
  `);
});

test("every code, phase, name and custom property is documented", () => {
  const written = [...documents.values()].join("\n");
  const errors = readFileSync("docs/errors.md", "utf8");
  const css = WIDGET_SHEETS.map((path) => readFileSync(path, "utf8")).join("\n");
  const tokens = Array.from(css.matchAll(/var\((--ramp-[\w-]+)/g), ([, name = ""]) => name);
  const entries = [browser, server, postgres, redis, sqlite, testing, sandbox];
  const names = [...entries, testingDom, testingMsw, testingPlaywright].flatMap((entry) =>
    Object.keys(entry),
  );
  const missing = [
    ...Object.keys(english.errors).filter((code) => !errors.includes(`\`${code}\``)),
    ...[...Object.keys(PHASES), ...tokens].filter((name) => !written.includes(`\`${name}\``)),
    ...names.filter((name) => !written.includes(name)),
  ];
  expect(missing).toEqual([]);
});

test("the documented headers are the ones that are printed", () => {
  const proof = server.proof({ baseUrl: "https://api.example.com", clientToken: "token" });
  const keys = { apiKey: "key", apiSecret: "secret", referrerDomain: "example.com" };
  const transak = server.transak({ environment: "production", ...keys });
  const widget = { widgetId: "wdgt_abc", clientSecret: "secret" };
  const bleepay = server.bleepay({ baseUrl: "https://payments.bleepay.com/api/v1", ...widget });
  const page = readFileSync("docs/content-security-policy.md", "utf8");
  for (const vendors of [[proof], [proof, transak, bleepay]]) {
    expect(page).toContain(server.contentSecurityPolicy(vendors, { nonce: "r4nd0m" }));
    expect(page).toContain(server.permissionsPolicy(vendors));
  }
});

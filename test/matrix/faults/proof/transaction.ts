import type { CustomEndpoint } from "../../../../src/index.ts";
import type { Misdeed } from "../../CellPlan.ts";
import {
  type Cell,
  DONE,
  type Fault,
  payAndSettle,
  READY,
  remountAndWait,
  type Step,
  lost,
} from "../../Fault.ts";
import {
  html,
  json,
  nameOf,
  NO_JSON,
  NOWHERE,
  REFUSALS,
  type Refusal,
  text,
  vendorFault,
  WRONG_JSON,
} from "../answers.ts";

const at = (does: Misdeed, times?: number) => ({
  plan: { misdeeds: [{ at: "transaction" as const, does, ...(times && { times }) }] },
});
const malformed = ([fault, does]: readonly [string, Misdeed]): Fault => ({
  fault,
  ...at(does),
  ends: lost("transaction-malformed"),
});
const unreachable = lost("transaction-unreachable");

/** For a while nothing can be seen; meanwhile the purchase is paid and done. */
const passing = (fault: string, does: Misdeed, errors = ""): Fault => ({
  fault: `${fault}, twice, and the vendor completes the purchase in the meantime`,
  errors,
  ...at(does, 2),
  drive: throughReady,
  ends: DONE,
});
async function throughReady(cell: Cell) {
  await cell.reach("ready");
  await payAndSettle(cell);
}

/** What Proof's refusals to show a transaction come to. */
const REFUSED: Record<number, string> = {
  404: lost("transaction-not-found"),
};
const refused = (refusal: Refusal): Fault => ({
  fault: nameOf(refusal),
  modes: ["buy"],
  plan: { initTokenType: refusal.initTokenType, vendor: [vendorFault("transaction", refusal)] },
  ends: REFUSED[refusal.status] ?? unreachable,
});

/** A partner's own function in the place of the route. */
const getTransaction = (get: CustomEndpoint["getTransaction"]) => ({
  endpoint: ({ endpoint, mode }: Cell): CustomEndpoint => ({
    async createSession() {
      const body = JSON.stringify({ type: mode, currency: "USDT", network: "TRC20", amount: "1" });
      const headers = { "Content-Type": "application/json" };
      return (await fetch(`${endpoint}/session`, { method: "POST", headers, body })).json();
    },
    getTransaction: get,
  }),
});

const report = (status: string, more: object = {}) => ({
  merchant_transaction_id: "$ID",
  type: "buy",
  status,
  ...more,
});

export const transaction: Step = {
  vendor: "proof",
  title: "Transaction",
  about:
    "`GET {endpoint}/transactions/{id}` fails while the vendor's page is open. That page stays open, and polling continues. The user sees an error only after five failures in a row.",
  faults: [
    { fault: "connection refused", ...at({ type: "refuse" }), ends: unreachable },
    {
      fault: "unknown host",
      ...getTransaction(async () => (await fetch(`${NOWHERE}/transactions`)).json()),
      ends: unreachable,
    },
    { fault: "connection cut before the response", ...at({ type: "reset" }), ends: unreachable },
    {
      fault: "connection cut during the body",
      ...at({ type: "cut" }),
      ends: unreachable,
    },
    { fault: "slow", ...at({ type: "wait", ms: 800 }), drive: throughReady, ends: DONE },
    ...NO_JSON.map(malformed),
    ...WRONG_JSON.map(malformed),
    {
      fault: "a field is missing",
      ...at({ type: "change", without: ["status"] }),
      ends: lost("transaction-malformed"),
    },
    {
      fault: "the status has the wrong type",
      ...at({ type: "change", fields: { status: true } }),
      ends: lost("transaction-malformed"),
    },
    {
      fault: "the status is a megabyte long",
      ...at({ type: "change", fields: { status: "x".repeat(1_000_000) } }),
      ends: lost("transaction-malformed"),
    },
    {
      fault: "the amounts have the wrong type",
      ...at({ type: "change", fields: { crypto_amount: 5, fiat_amount: {}, currency: null } }),
      drive: throughReady,
      ends: DONE,
    },
    {
      fault: "an unknown status",
      ...at(json(report("on_hold"))),
      drive: looks(2),
      ends: READY,
    },
    {
      fault: "a status in upper case: `COMPLETED`",
      ...at(json(report("COMPLETED"))),
      drive: looks(2),
      ends: READY,
    },
    {
      fault: "another transaction that is completed",
      ...at(json({ ...report("completed"), merchant_transaction_id: "other" })),
      ends: lost("transaction-malformed"),
    },
    {
      fault: "duplicate: `processing` in every response",
      ...at(json(report("processing"))),
      drive: looks(3),
      ends: "processing · – · the vendor's page",
    },
    {
      fault: "out of order: `processing`, then `pending`",
      plan: {
        misdeeds: [
          { at: "transaction", does: json(report("processing")), times: 1 },
          { at: "transaction", does: json(report("pending")) },
        ],
      },
      drive: looks(3),
      ends: "processing · – · the vendor's page",
    },
    {
      fault: "out of order: straight from `pending` to `completed`",
      drive: throughReady,
      ends: DONE,
    },
    {
      fault: "late: `completed` after `failed`",
      plan: {
        misdeeds: [
          { at: "transaction", does: json(report("failed")), times: 1 },
          { at: "transaction", does: json(report("completed")) },
        ],
      },
      async drive(cell) {
        await cell.reach("failed");
        for (let count = 0; count < 3; count += 1)
          document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
      },
      before: "failed",
      ends: DONE,
    },
    {
      fault: "late: the response arrives after the widget was unmounted",
      ...at({ type: "hold" }, 1),
      async drive(cell) {
        await cell.until(async () => (await cell.server("stats")).transactions === 1);
        await remountAndWait(cell);
      },
      ends: READY,
      sessions: 2,
      runs: 2,
    },
    passing("connection cut", { type: "reset" }),
    passing("truncated JSON", text('{"merchant_tra'), "transaction-malformed"),
    passing("404 because the vendor doesn't know it yet", json({ error: "not_found" }, 404)),
    passing("500", json({ error: "internal_error" }, 500)),
    passing(
      "401 until the user signs in again",
      json({ error: "unauthorized" }, 401),
      "unauthorized",
    ),
    ...REFUSALS.sdk_partner_authorization.map(refused),
    ...REFUSALS.sdk_customer_token.map(refused),
    {
      fault: "401, the user isn't signed in",
      ...at(json({ error: "unauthorized" }, 401)),
      ends: lost("unauthorized"),
    },
    { fault: "404 for the route, as HTML", ...at(html(404)), ends: lost("transaction-not-found") },
    { fault: "503, a proxy's HTML", ...at(html(503)), ends: unreachable },
    { fault: "504, a proxy's HTML", ...at(html(504)), ends: unreachable },
    {
      fault: "the custom endpoint's function throws",
      ...getTransaction(() => {
        throw new Error("sync");
      }),
      ends: unreachable,
    },
    {
      fault: "the custom endpoint's function rejects without a reason",
      ...getTransaction(async () => Promise.reject()),
      ends: unreachable,
    },
    {
      fault: "the custom endpoint's function returns `undefined`",
      ...getTransaction(async () => undefined),
      ends: lost("transaction-malformed"),
    },
  ],
};

/** Five answers in a row have to fail to come, each at its deadline. */
export const transactionThatHangs: Step = {
  vendor: "proof",
  title: "Transaction",
  about: "",
  faults: [
    { fault: "never answers", ...at({ type: "hang" }), ends: unreachable },
    {
      fault: "the custom endpoint's function never answers",
      ...getTransaction(() => new Promise(() => {})),
      ends: unreachable,
    },
  ],
};

/** As soon as the endpoint was asked that often, whatever was to be seen can be seen. */
function looks(count: number) {
  return async ({ until, server }: Cell) =>
    until(async () => (await server("stats")).transactions > count);
}

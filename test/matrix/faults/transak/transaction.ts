import { type Cell, DONE, type Fault, lost, payAndSettle, READY, type Step } from "../../Fault.ts";
import type { Misdeed } from "../../CellPlan.ts";
import type { Fault as VendorFault } from "../../../../src/sandbox/faults.ts";
import { json, WRONG_JSON } from "../answers.ts";

const at = (does: Misdeed, times?: number) => ({
  plan: { misdeeds: [{ at: "transaction" as const, does, ...(times && { times }) }] },
});
const report = (status: string, more: object = {}) => ({
  partnerOrderId: "$ID",
  isBuyOrSell: "BUY",
  data: { _id: "o-1", status, ...more },
});
const PROCESSING = "processing · – · the vendor's page";
const FAILED = "failed · – · the vendor's page, Try again";
const word = (status: string, ends: Fault["ends"]): Fault => ({
  fault: `\`${status}\``,
  ...at(json(report(status))),
  drive: looks(2),
  ends,
});
const malformed = (fault: string, does: Misdeed): Fault => ({
  fault,
  ...at(does),
  ends: lost("transaction-malformed"),
});
const unreachable = lost("transaction-unreachable");
const refused = (
  at: VendorFault["at"],
  status: number,
  ends: Fault["ends"] = unreachable,
): Fault => ({
  fault: `vendor: ${status}${at === "token" ? " for the access token" : ""}`,
  plan: { vendor: [{ at, status, times: 1000 }] },
  ends,
});
async function throughReady(cell: Cell) {
  await cell.reach("ready");
  await payAndSettle(cell);
}

async function afterLooks(cell: Cell) {
  await looks(2)(cell);
  await payAndSettle(cell);
}

/** As soon as the endpoint was asked that often, whatever was to be seen can be seen; or it is over. */
function looks(count: number) {
  return async ({ until, server, phase }: Cell) =>
    until(
      () =>
        ["completed", "failed", "cancelled"].includes(phase()) ||
        server("stats").then(({ transactions }) => transactions > count),
    );
}

export const transaction: Step = {
  vendor: "transak",
  title: "Transaction",
  about:
    "The endpoint reports every status of the user's order, or something invalid. As long as Transak has no order, the status is `pending`.",
  modes: ["buy"],
  faults: [
    { fault: "no order for a long time", drive: looks(3), ends: READY },
    {
      fault: "no order for a long time, then the vendor completes it",
      drive: afterLooks,
      ends: DONE,
    },
    word("AWAITING_PAYMENT_FROM_USER", READY),
    word("PAYMENT_DONE_MARKED_BY_USER", PROCESSING),
    word("PROCESSING", PROCESSING),
    word("PENDING_DELIVERY_FROM_TRANSAK", PROCESSING),
    word("ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK", PROCESSING),
    word("COMPLETED", DONE),
    word("CANCELLED", "cancelled · – · the vendor's page, Try again"),
    word("FAILED", FAILED),
    word("EXPIRED", FAILED),
    word("REFUNDED", FAILED),
    word("ON_ITS_WAY", READY),
    word("completed", READY),
    {
      fault: "late: `COMPLETED` after `FAILED`",
      plan: {
        misdeeds: [
          { at: "transaction", does: json(report("FAILED")), times: 1 },
          { at: "transaction", does: json(report("COMPLETED")) },
        ],
      },
      before: "failed",
      ends: DONE,
    },
    {
      fault: "out of order: an order in `PROCESSING`, then no order",
      plan: {
        misdeeds: [
          { at: "transaction", does: json(report("PROCESSING")), times: 1 },
          { at: "transaction", does: json({ ...report(""), data: null }) },
        ],
      },
      drive: looks(3),
      ends: PROCESSING,
    },
    {
      fault: "amounts that JavaScript writes with an exponent, and a network that is a number",
      ...at(json(report("COMPLETED", { cryptoAmount: 1e-7, fiatAmount: 1e21, network: 7 }))),
      ends: DONE,
    },
    ...WRONG_JSON.map(([fault, does]) => malformed(fault, does)),
    malformed("the status is missing", json({ ...report(""), data: { _id: "o-1" } })),
    malformed("the status has the wrong type", json({ ...report(""), data: { status: 7 } })),
    malformed(
      "the completed order of another purchase",
      json({ ...report("COMPLETED"), partnerOrderId: "other" }),
    ),
    malformed(
      "the unwrapped response of Transak's API",
      json({ meta: { orderId: "o-1" }, data: { _id: "o-1", status: "COMPLETED" } }),
    ),
    {
      fault: "404 because it is another user's purchase",
      plan: {
        misdeeds: [
          { at: "session", does: { type: "change", fields: { partnerOrderId: "foreign-$CELL" } } },
        ],
      },
      ends: lost("transaction-not-found"),
    },
    {
      fault: "connection cut twice, and the vendor completes the purchase in the meantime",
      ...at({ type: "reset" }, 2),
      drive: throughReady,
      ends: DONE,
    },
    { fault: "connection refused", ...at({ type: "refuse" }), ends: unreachable },
    { fault: "401, the user isn't signed in", ...at(json({}, 401)), ends: lost("unauthorized") },
    // The partner's keys, not the user's: nobody has to sign in.
    refused("transaction", 401),
    refused("transaction", 403),
    refused("transaction", 500),
    refused("transaction", 502),
    {
      fault: "vendor: 429, `Retry-After: 60`, once",
      plan: { vendor: [{ at: "transaction", status: 429, retryAfter: 60 }] },
      ends: unreachable,
    },
  ],
};

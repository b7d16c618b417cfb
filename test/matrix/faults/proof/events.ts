import type { CustomEndpoint } from "../../../../src/index.ts";
import type { Misdeed } from "../../CellPlan.ts";
import { type Cell, DONE, type Fault, payAndSettle, type Step } from "../../Fault.ts";
import { html, image, json, text } from "../answers.ts";

const told = (status: string, more: object = {}) =>
  `event: transaction\ndata: ${JSON.stringify({ merchant_transaction_id: "$ID", type: "buy", status, ...more })}\n\n`;
const PENDING = told("pending");

/** Whatever the stream does, the vendor completes, and that must be seen. */
const event = (fault: string, does: Misdeed, times?: number): Fault => ({
  fault,
  plan: { misdeeds: [{ at: "events", does, ...(times && { times }) }] },
  drive: untilWatched,
  ends: DONE,
});
async function untilWatched(cell: Cell) {
  // A stream may be so quick that nobody sees it ready.
  await cell.until(() => cell.phase() === "ready" || cell.phase() === "completed");
  await cell.until(async () => {
    const { events, transactions } = await cell.server("stats");
    return events + transactions > 0;
  });
  await payAndSettle(cell);
}
const stream = (
  fault: string,
  chunks: readonly (string | number)[],
  last: "end" | "cut" | "silence" = "end",
): Fault => event(fault, { type: "stream", chunks, last }, 1);

/** A partner's own function in the place of the route. */
const watched = (fault: string, watch: CustomEndpoint["subscribeTransaction"]): Fault => ({
  fault,
  endpoint: ({ endpoint, mode }: Cell): CustomEndpoint => ({
    async createSession() {
      const body = JSON.stringify({ type: mode, currency: "USDT", network: "TRC20", amount: "1" });
      const headers = { "Content-Type": "application/json" };
      return (await fetch(`${endpoint}/session`, { method: "POST", headers, body })).json();
    },
    getTransaction: async (id) => (await fetch(`${endpoint}/transactions/${id}`)).json(),
    subscribeTransaction: watch,
  }),
  drive: untilWatched,
  ends: DONE,
});

export const events: Step = {
  vendor: "proof",
  title: "Events",
  about:
    "The optional `GET {endpoint}/transactions/{id}/events` fails while the vendor completes the purchase. Polling takes over, so the widget still shows the result, and no error.",
  modes: ["buy"],
  faults: [
    event("the route doesn't exist", { type: "answer", status: 404 }),
    event("204 No Content", { type: "answer", status: 204 }),
    ...[401, 403, 405, 429, 500, 502, 503].map((status) => event(String(status), json({}, status))),
    {
      fault: "connection refused, as for every request after it",
      plan: { misdeeds: [{ at: "events", does: { type: "refuse" } }] },
      ends: "error · transaction-unreachable · the vendor's page, Try again",
    },
    event("never answers", { type: "hang" }),
    event("connection cut before the response", { type: "reset" }),
    event("connection cut during the first event", {
      type: "stream",
      chunks: ['event: transaction\ndata: {"mer'],
      last: "cut",
    }),
    event("an HTML page", { ...html(), headers: { "content-type": "text/html" } } as Misdeed),
    event(
      "JSON instead of a stream",
      json({ status: "completed" }, 200, { "content-type": "application/json" }),
    ),
    event("an image", image),
    event("an empty stream that ends at once", text("")),
    stream("an empty stream that stays silent", [], "silence"),
    { ...stream("a valid event, then silence", [PENDING], "silence"), waits: true },
    stream("a valid event, then the end of the stream", [PENDING], "end"),
    stream("a valid event, then the connection is cut", [PENDING], "cut"),
    stream(
      "a truncated event",
      [PENDING, 'event: transaction\ndata: {"merchant_transaction_id":"$ID"'],
      "end",
    ),
    stream("only comments, no events", [": hello\n\n", 50, ": still here\n\n"], "silence"),
    stream("data that isn't JSON", ["event: transaction\ndata: soon\n\n"]),
    stream("data of the wrong type", [
      "event: transaction\ndata: [1]\n\n",
      told("pending", { type: 7 }),
    ]),
    stream("an event without data", ["event: transaction\n\n"]),
    stream("events with other names", [
      "event: ping\ndata: 1\n\n",
      'data: {"status":"failed"}\n\n',
    ]),
    stream("invalid lines", ["\u0000\u0001 what\n\n", "::::\n\n", "\r\r\r\n\n"]),
    stream("an event about another transaction", [
      told("failed", { merchant_transaction_id: "other" }),
    ]),
    stream("an unknown status", [told("on_hold")]),
    stream("an event larger than a megabyte", [
      `event: transaction\ndata: ${"x".repeat(1_100_000)}`,
    ]),
    stream(
      "duplicate: the same event ten times",
      Array.from({ length: 10 }, () => PENDING),
    ),
    stream("out of order: `processing`, then `pending`", [told("processing"), PENDING]),
    stream(
      "late: `failed` after `completed`",
      [PENDING, 300, told("completed"), told("failed")],
      "silence",
    ),
    stream("slow: an event in pieces", [
      "event: transac",
      80,
      "tion\nda",
      80,
      `ta: {"merchant_transaction_id":"$ID","type":"buy",`,
      80,
      `"status":"completed"}\n`,
      80,
      "\n",
    ]),
    stream("lines that end with CRLF", [told("completed").replaceAll("\n", "\r\n")]),
    watched("the custom endpoint's function throws", () => {
      throw new Error("sync");
    }),
    watched("the custom endpoint's function rejects", async () =>
      Promise.reject(new Error("async")),
    ),
    watched("the custom endpoint's function resolves at once", async () => {}),
    watched("the custom endpoint's function never reports anything", () => new Promise(() => {})),
    watched("the custom endpoint's function reports garbage", async (_, { onUpdate }) => {
      for (const answer of [undefined, null, 1, "x", [], {}]) onUpdate(answer);
      return new Promise(() => {});
    }),
    watched(
      "late: the custom endpoint's function continues after its signal is aborted",
      (id, { onUpdate, signal }) => {
        onUpdate({ merchant_transaction_id: id, type: "buy", status: "pending" });
        signal.addEventListener("abort", () =>
          onUpdate({ merchant_transaction_id: id, type: "buy", status: "failed" }),
        );
        return Promise.reject(new Error("broke off"));
      },
    ),
  ],
};

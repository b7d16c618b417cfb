import type { Misdeed } from "../../CellPlan.ts";
import { type Cell, type Fault, payAndSettle, type Step } from "../../Fault.ts";
import { skip } from "../../timeLapse.ts";
import { json, WRONG_JSON } from "../answers.ts";
import { COMPLETED, FAILED, SEEN, TIME_UP, UNDERPAID, WAITING } from "./endings.ts";

const at = (does: Misdeed, times?: number) => ({
  plan: { misdeeds: [{ at: "transaction" as const, does, ...(times && { times }) }] },
});
const report = (paymentStatus: unknown, more: object = {}) => ({
  id: "$ID",
  paymentStatus,
  ...more,
});
const word = (paymentStatus: string, ends: string): Fault => ({
  fault: `\`${paymentStatus}\``,
  ...at(json(report(paymentStatus))),
  ends,
});
/** The address stays on the page: what was sent there arrives whether we see it or not. */
const lost = (code: string) =>
  `error · ${code} · “Send exactly 100 USDT on TRC20”, Try again, Cancel payment`;
const malformed = (fault: string, does: Misdeed): Fault => ({
  fault,
  ...at(does),
  ends: lost("transaction-malformed"),
});
/** Our own view, so it is there again; who does not want to pay there calls it off first. */
const LEFT = "unconfirmed · – · “Send exactly 100 USDT on TRC20”, Cancel payment";
/** Milliseconds, which pass when the cell lets them. */
const COUNTDOWN = 600_000;
const BRIEF = {
  at: "session" as const,
  does: {
    type: "change",
    fields: {
      now: "2030-01-01T00:00:00.000Z",
      expiresAt: new Date(Date.UTC(2030, 0, 1) + COUNTDOWN).toISOString(),
    },
  } as const,
};
const happens = (
  fault: string,
  happen: (cell: Cell) => Promise<unknown>,
  ends: Fault["ends"],
  more: Partial<Fault> = {},
): Fault => ({
  fault,
  async drive(cell) {
    await cell.reach("ready");
    await happen(cell);
  },
  ends,
  ...more,
});
const countdownEnds = async () => skip(COUNTDOWN);
const withCountdown = { alone: true, plan: { misdeeds: [BRIEF] } };

export const deposit: Step = {
  vendor: "bleepay",
  title: "Deposit",
  about:
    "The widget shows an address, and the payment has the wrong amount, arrives too late, or its status can't be read. Only the endpoint's status ends the purchase; the widget's countdown doesn't.",
  modes: ["buy"],
  faults: [
    word("CREATED", WAITING),
    word("PENDING", SEEN),
    word("CONFIRMED", COMPLETED),
    word("OVERPAID", COMPLETED),
    word("UNDERPAID", UNDERPAID),
    word("EXPIRED", FAILED),
    word("FAILED", FAILED),
    word("CANCELLED", "cancelled · – · Try again"),
    word("ON_ITS_WAY", WAITING),
    word("confirmed", WAITING),
    happens(
      "underpaid, then expired",
      async ({ server, reach }) => {
        await server("underpay");
        await reach("processing");
        await server("expire");
      },
      FAILED,
    ),
    happens(
      "underpaid, then the rest arrives",
      async (cell) => {
        await cell.server("underpay");
        await cell.reach("processing");
        await payAndSettle(cell);
      },
      COMPLETED,
    ),
    happens("overpaid", ({ server }) => server("overpay"), COMPLETED),
    happens("nothing arrives in time", ({ server }) => server("expire"), FAILED),
    {
      fault: "late: `CONFIRMED` after `EXPIRED`",
      plan: {
        misdeeds: [
          { at: "transaction", does: json(report("EXPIRED")), times: 1 },
          { at: "transaction", does: json(report("CONFIRMED")) },
        ],
      },
      before: "failed",
      ends: COMPLETED,
    },
    {
      fault: "out of order: `PENDING`, then `CREATED`",
      plan: {
        misdeeds: [
          { at: "transaction", does: json(report("PENDING")), times: 1 },
          { at: "transaction", does: json(report("CREATED")) },
        ],
      },
      async drive({ until, server }) {
        await until(async () => (await server("stats")).transactions > 3);
      },
      ends: SEEN,
    },
    happens("the countdown reaches zero", countdownEnds, TIME_UP, withCountdown),
    happens(
      "the countdown reaches zero after a payment was detected",
      async (cell) => {
        await cell.server("paymentSeen");
        await cell.reach("processing");
        await countdownEnds();
      },
      SEEN,
      withCountdown,
    ),
    happens(
      "the countdown reaches zero, and the vendor completes the purchase",
      async (cell) => {
        await countdownEnds();
        await payAndSettle(cell);
      },
      COMPLETED,
      withCountdown,
    ),
    {
      fault: "the countdown reaches zero while the endpoint can't be reached",
      alone: true,
      async drive({ reach }) {
        await reach("error");
        await countdownEnds();
      },
      plan: { misdeeds: [BRIEF, { at: "transaction", does: { type: "refuse" } }] },
      ends: "error · transaction-unreachable · “Time's up”, Try again, Cancel payment",
    },
    {
      fault: "the endpoint can't be reached, and the vendor completes the purchase in the meantime",
      ...at({ type: "reset" }, 4),
      async drive(cell) {
        await cell.reach("ready");
        await payAndSettle(cell);
      },
      ends: COMPLETED,
    },
    {
      fault: "connection refused",
      ...at({ type: "refuse" }),
      ends: lost("transaction-unreachable"),
    },
    ...WRONG_JSON.map(([fault, does]) => malformed(fault, does)),
    malformed("the status is missing", json(report(undefined))),
    malformed("the status has the wrong type", json(report(7))),
    malformed("another deposit that is confirmed", json({ ...report("CONFIRMED"), id: "dep_1" })),
    {
      fault: "404 because Bleepay no longer has the deposit",
      plan: { vendor: [{ at: "transaction", status: 404, times: 1000 }] },
      ends: lost("transaction-not-found"),
    },
    {
      fault: "404 because it is another user's deposit",
      plan: {
        misdeeds: [
          { at: "session", does: { type: "change", fields: { id: "dep_$CELL.c2VhbGVk" } } },
        ],
      },
      ends: lost("transaction-not-found"),
    },
    { fault: "401, the user isn't signed in", ...at(json({}, 401)), ends: lost("unauthorized") },
    // The partner's secret, not the user's: nobody has to sign in.
    ...[401, 500, 502].map((status): Fault => ({
      fault: `vendor: ${status}`,
      plan: { vendor: [{ at: "transaction", status, times: 1000 }] },
      ends: lost("transaction-unreachable"),
    })),
    happens(
      "the user leaves the page and returns",
      async ({ unmount, mount }) => {
        unmount();
        mount();
      },
      LEFT,
    ),
    happens(
      "the user leaves the page and returns, and the vendor completes the purchase in the meantime",
      async (cell) => {
        cell.unmount();
        await payAndSettle(cell);
        cell.mount();
      },
      COMPLETED,
    ),
  ],
};

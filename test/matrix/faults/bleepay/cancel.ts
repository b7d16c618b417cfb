import type { CellPlan, Misdeed } from "../../CellPlan.ts";
import { type Cell, type Fault, payAndSettle, type Step } from "../../Fault.ts";
import { json } from "../answers.ts";
import { COMPLETED, FAILED, WAITING } from "./endings.ts";

const at = (does: Misdeed): { plan: CellPlan } => ({
  plan: { misdeeds: [{ at: "cancel", does }] },
});
const works = (...misdeeds: readonly Misdeed[]): { plan: CellPlan } => ({
  plan: {
    misdeeds: misdeeds.map((does) => ({ at: "cancel" as const, does, times: 1 })),
  },
});
/** Nobody knows whether it was called off: the question stays, to be answered once more. */
const ASKS_AGAIN =
  "ready · – · “Send exactly 100 USDT on TRC20”, Keep waiting, Nothing sent – cancel";
/** There is no way back and no button. */
const REFUSED = "ready · – · “Send exactly 100 USDT on TRC20”";

async function callOff({ reach, until, press, server }: Cell) {
  await reach("ready");
  await until(() => press("Cancel payment"));
  await until(() => press("Nothing sent – cancel"));
  await until(async () => (await server("stats")).cancels > 0);
}
const cancelled = (
  fault: string,
  ends: string,
  plan: { plan: CellPlan } | object = {},
  then: (cell: Cell) => Promise<unknown> = async () => {},
): Fault => ({
  fault,
  ...plan,
  async drive(cell) {
    await callOff(cell);
    await then(cell);
  },
  ends,
});

export const cancel: Step = {
  vendor: "bleepay",
  title: "Cancel",
  about:
    "The user cancels the payment (`POST {endpoint}/transactions/{id}/cancel`), and the request fails. In every case the widget requests the transaction again, and only the endpoint's status ends the purchase.",
  modes: ["buy"],
  faults: [
    cancelled("it works", "cancelled · – · Try again", works()),
    cancelled(
      "it works slowly, and the user clicks twice",
      "cancelled · – · Try again",
      works({ type: "hold" }),
      async ({ press, server, reach, until }) => {
        await until(() => press("Cancelling…"));
        await server("release");
        await reach("cancelled");
        const { cancels } = await server("stats");
        if (cancels !== 1) throw new Error(`${cancels} requests to cancel`);
      },
    ),
    cancelled("refused: `cannot_cancel`", REFUSED, {
      plan: { vendor: [{ at: "cancel", status: 400, error: "cannot_cancel" }] },
    }),
    cancelled(
      "refused: `cannot_cancel`, and the payment is confirmed",
      COMPLETED,
      {
        plan: { vendor: [{ at: "cancel", status: 400, error: "cannot_cancel" }] },
      },
      async (cell) => {
        // A payment that the endpoint sees before it asks the vendor is another fault.
        await cell.until(() => !cell.press("Cancelling…"));
        await payAndSettle(cell);
      },
    ),
    cancelled(
      "the endpoint doesn't have this route",
      ASKS_AGAIN,
      at(json({ error: "not_found" }, 404)),
    ),
    cancelled(
      "401, the user isn't signed in",
      ASKS_AGAIN,
      at(json({ error: "unauthorized" }, 401)),
    ),
    cancelled("500", ASKS_AGAIN, at(json({}, 500))),
    cancelled("vendor: 502", ASKS_AGAIN, { plan: { vendor: [{ at: "cancel", status: 502 }] } }),
    cancelled("an invalid response", ASKS_AGAIN, at(json({ cancelled: true }))),
    cancelled(
      "a response about another deposit",
      ASKS_AGAIN,
      at(json({ id: "dep_1", paymentStatus: "EXPIRED", cancelled: true })),
    ),
    cancelled(
      "connection cut before the endpoint gets the request",
      ASKS_AGAIN,
      at({ type: "reset" }),
    ),
    cancelled(
      "500, and the user tries again",
      "cancelled · – · Try again",
      works(json({}, 500)),
      // While the first try is under way, that button says something else.
      async ({ press, until, server }) => {
        await until(() => press("Nothing sent – cancel"));
        await until(async () => (await server("stats")).cancels > 1);
      },
    ),
    cancelled(
      "connection cut before the endpoint gets the request, and the payment arrives",
      COMPLETED,
      at({ type: "reset" }),
      payAndSettle,
    ),
    // The endpoint alone could have said that the user wanted it so.
    cancelled("connection cut after the payment was cancelled", FAILED, at({ type: "lose" })),
    cancelled(
      "the payment arrived in the meantime, and the response reports it",
      COMPLETED,
      at(json({ id: "$ID", paymentStatus: "CONFIRMED" })),
    ),
    {
      fault: "the user decides to keep waiting",
      async drive({ press, until }) {
        await until(() => press("Cancel payment"));
        await until(() => press("Keep waiting"));
      },
      ends: WAITING,
    },
  ],
};

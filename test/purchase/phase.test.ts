import { describe, expect, test } from "vitest";
import {
  type PurchaseAttempt,
  idlePurchase,
  type PhaseInput,
  getPhase,
  type PurchaseState,
  type PurchaseEvent,
  reducePurchase,
} from "../../src/core/purchaseReducer.ts";
import { RampError } from "../../src/RampError.ts";
import type { Transaction } from "../../src/vendors/Transaction.ts";

const attempt = (purchaseId: string): PurchaseAttempt => ({
  number: 1,
  purchaseId,
  prefetched: undefined,
  order: { mode: "buy", currency: "USDT" },
  endpoint: "/api/ramp",
  vendors: [],
  storageRef: { storage: null, key: "" },
  choice: { presentation: "inline", presentationReason: "requested" },
  popup: undefined,
  purpose: "begin",
});
const first = attempt("first");
const second = attempt("second");
const begun: PurchaseState = { ...idlePurchase, attempt: first };

const known = (status: Transaction["status"]): Transaction => ({
  id: "1",
  vendor: "proof",
  mode: "buy",
  status,
  vendorStatus: status,
});

describe("step", () => {
  test("a start forgets the frame, hint and failure of the purchase before", () => {
    const over: PurchaseState = { ...begun, frame: "ready", frameStatus: { status: "paid" } };
    expect(
      reducePurchase(over, { type: "start", attempt: second, checksUnfinished: false }),
    ).toEqual({
      ...idlePurchase,
      attempt: second,
    });
  });

  test("an event of an earlier purchase changes nothing", () => {
    expect(reducePurchase(begun, { type: "frame-ready", attempt: second })).toBe(begun);
    expect(
      reducePurchase(begun, {
        type: "frame-status",
        attempt: second,
        frameStatus: { status: "paid" },
      }),
    ).toBe(begun);
  });

  test("a hint shows that the frame works, and adds to what earlier hints said", () => {
    const paid = reducePurchase(begun, {
      type: "frame-status",
      attempt: first,
      frameStatus: { status: "paid" },
    });
    const card = reducePurchase(paid, {
      type: "frame-status",
      attempt: first,
      frameStatus: { paymentMethod: "card" },
    });
    expect(card).toMatchObject({
      frame: "ready",
      frameStatus: { status: "paid", paymentMethod: "card" },
    });
  });

  test("a wallet's answer that is heard again, from the storage, does not undo what went wrong with it", () => {
    const error = new RampError("deposit-failed", "");
    const unknown: PurchaseEvent = {
      type: "deposit",
      attempt: first,
      deposit: { status: "unknown" },
    };
    const failed = reducePurchase(reducePurchase(begun, unknown), {
      type: "failed",
      attempt: first,
      error,
    });
    expect(reducePurchase(failed, unknown)).toBe(failed);
    const sent = { status: "sent", txHash: "0x1" } as const;
    const answered = reducePurchase(failed, { type: "deposit", attempt: first, deposit: sent });
    expect([answered.failure, answered.deposit]).toEqual([undefined, sent]);
  });

  test("a hint without a status does not forget the status", () => {
    const hinted: PurchaseState = { ...begun, frame: "ready", frameStatus: { status: "paid" } };
    const hint = { status: undefined, paymentMethod: "card" };
    expect(
      reducePurchase(hinted, { type: "frame-status", attempt: first, frameStatus: hint })
        .frameStatus,
    ).toEqual({
      status: "paid",
      paymentMethod: "card",
    });
  });
});

describe("phaseOf", () => {
  const nothing: PhaseInput = { hasSession: false, transaction: undefined, error: undefined };
  const error = new RampError("session-network", "");

  test.each<[string, PurchaseState, Partial<PhaseInput>, string]>([
    ["nothing begun", idlePurchase, {}, "idle"],
    ["no session yet", begun, {}, "requesting"],
    ["a session", begun, { hasSession: true }, "loading"],
    ["an open frame", { ...begun, frame: "mounted" }, { hasSession: true }, "loading"],
    ["a frame that shows", { ...begun, frame: "ready" }, { hasSession: true }, "ready"],
    ["a failed request", begun, { error }, "error"],
  ])("%s", (_, purchase, facts, phase) => {
    expect(getPhase(purchase, { ...nothing, ...facts })).toBe(phase);
  });

  const ready: PurchaseState = { ...begun, frame: "ready", frameStatus: { status: "paid" } };

  test.each(["processing", "completed", "failed", "cancelled"] as const)(
    "the endpoint's word %s is the phase",
    (status) => {
      expect(getPhase(ready, { ...nothing, hasSession: true, transaction: known(status) })).toBe(
        status,
      );
    },
  );

  test("a frame that says paid, completed or succeeded completes nothing", () => {
    for (const status of ["paid", "completed", "succeeded"]) {
      const hinted: PurchaseState = { ...ready, frameStatus: { status } };
      expect(
        getPhase(hinted, { ...nothing, hasSession: true, transaction: known("pending") }),
      ).toBe("ready");
    }
  });

  test("a final transaction outranks an error, and an error outranks the rest", () => {
    const facts = { ...nothing, hasSession: true, error };
    expect(getPhase(ready, { ...facts, transaction: known("completed") })).toBe("completed");
    expect(getPhase(ready, { ...facts, transaction: known("processing") })).toBe("error");
  });
});

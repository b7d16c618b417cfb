import assert from "node:assert/strict";
import * as fc from "fast-check";
import { describe, test } from "vitest";
import { parseWireOrder } from "../../src/server/parseWireOrder.ts";
import { type Order, toWireOrder } from "../../src/order.ts";
import { getOrderProblem } from "../../src/getOrderProblem.ts";
import { parsePurchases } from "../../src/core/unfinished/parsePurchases.ts";
import {
  removePurchase,
  readPurchases,
  savePurchase,
} from "../../src/core/unfinished/purchaseStorage.ts";
import { type RememberedPurchase } from "../../src/core/publicTypes.ts";
import type { StorageRef } from "../../src/core/unfinished/purchaseStorageLocation.ts";
import {
  type PurchaseAttempt,
  idlePurchase,
  getPhase,
  type PurchaseEvent,
  reducePurchase,
} from "../../src/core/purchaseReducer.ts";
import { type RampPhase } from "../../src/core/publicTypes.ts";
import {
  getPollDelay,
  reduceTransaction,
  type TransactionRecord,
  selectError,
} from "../../src/core/transaction/transactionState.ts";
import { RampError, type RampErrorCode } from "../../src/RampError.ts";
import {
  isFinal,
  isTerminal,
  type Transaction,
  type TransactionReport,
  type TransactionStatus,
} from "../../src/vendors/Transaction.ts";
import { english } from "../../src/messages/english.ts";
import { hostileJson, hostileText, spoiled, spoiledText } from "./hostileJson.ts";
import { property } from "./tally.ts";
import { loadVendor } from "../loadVendor.ts";
import { proof } from "../../src/vendors/proof/proof.ts";

const proofVendor = await loadVendor(proof());

const WIRE = {
  type: "buy",
  currency: "USDT",
  network: "TRC20",
  amount: "99.50",
  fiat_currency: "EUR",
  payment_method: "card",
  alternatives: ["two"],
  redirect_url: "https://example.com/done?a=1",
};
const ORDER: { [Field in keyof Order]-?: unknown } = {
  mode: "sell",
  currency: "USDT",
  network: "TRC20",
  amount: "99.50",
  fiatAmount: undefined,
  fiatCurrency: "EUR",
  paymentMethod: "card",
  redirectUrl: "https://example.com/done",
  vendor: "one",
  alternatives: ["two"],
  theme: "dark",
};

describe("an order", () => {
  property(
    "as a browser sent it is one, or is refused in a sentence",
    6_000,
    spoiled(WIRE),
    (wire) => {
      const read = parseWireOrder(wire);
      if ("problem" in read) return assert.match(read.problem, /^\S.{10,}\.$/su);
      assert.equal(getOrderProblem(read.order), undefined);
      for (const [field, value] of Object.entries(read.order)) {
        assert.ok(field in ORDER, field);
        assert.equal(Array.isArray(value), field === "alternatives" && value !== undefined, field);
        for (const text of [value ?? []].flat()) {
          assert.ok(typeof text === "string", field);
          assert.ok(field === "redirectUrl" || text.length < 64, field);
          assert.ok(!/[\p{Cc}\p{Z}]/u.test(text), field);
        }
      }
    },
  );

  const orders = spoiled(ORDER).filter((one) => typeof one === "object" && one !== null);
  property("that the page takes arrives at the server as it was", 6_000, orders, (one) => {
    const order = one as Order;
    const problem = getOrderProblem(order);
    if (problem !== undefined) return assert.match(problem, /^\S.{10,}\.$/su);
    const read = parseWireOrder(JSON.parse(JSON.stringify(toWireOrder(order))));
    // The server alone refuses an address with blanks, which URL parsers pass over.
    if ("problem" in read) return assert.match(read.problem, /redirectUrl/);
    const known = Object.keys(ORDER).map((field) => [field, order[field as keyof Order]]);
    assert.deepEqual(read.order, Object.fromEntries(known));
  });
});

const DAY = 24 * 60 * 60 * 1000;
const REMEMBERED = {
  vendor: "proof",
  id: "t-1",
  mode: "sell",
  deposit: "requested",
  txHash: "0x1",
};
const entry = fc
  .tuple(fc.integer({ min: -10, max: 1 }), spoiled({ ...REMEMBERED, time: "now" }))
  .map(([days, one]) => {
    const entry = Object(one) as { time?: unknown };
    if (entry.time === "now") entry.time = Date.now() + days * DAY;
    return one;
  });
const stored = spoiledText(fc.oneof(fc.array(entry, { maxLength: 6 }), hostileJson));
const purchase: fc.Arbitrary<RememberedPurchase> = fc.record({
  vendor: fc.constantFrom("proof", "__proto__"),
  id: fc.constantFrom("t-1", "t-2", "__proto__", "constructor"),
  mode: fc.constantFrom("buy", "sell"),
  time: fc.integer({ min: 0, max: 1000 }).map((ago) => Date.now() - ago),
});

function assertRemembered(found: RememberedPurchase[]) {
  let newest = Number.POSITIVE_INFINITY;
  for (const { vendor, id, mode, time, deposit, txHash } of found) {
    for (const word of [vendor, id])
      assert.ok(typeof word === "string" && word.length > 0 && word.length <= 1024);
    assert.ok(mode === "buy" || mode === "sell");
    assert.ok([undefined, "requested", "declined", "sent"].includes(deposit));
    assert.ok(txHash === undefined || typeof txHash === "string");
    assert.ok(time <= newest, `time ${time}`);
    newest = time;
  }
}

describe("what is remembered", () => {
  property("is read from whatever stands in the storage", 5_000, stored, (raw) =>
    assertRemembered(parsePurchases(raw)),
  );

  const use = fc.tuple(stored, fc.array(fc.tuple(fc.boolean(), purchase), { maxLength: 5 }));
  property("is kept beside what others wrote there", 3_000, use, ([raw, actions]) => {
    let text: string | null = raw;
    const storage = {
      getItem: () => text,
      setItem: (_: string, value: string) => void (text = value),
      removeItem: () => void (text = null),
    };
    const memory: StorageRef = { storage, key: "ramp-widget /api/ramp" };
    for (const [isNew, one] of actions) {
      const others = readPurchases(memory).filter(({ id }) => id !== one.id);
      if (isNew) savePurchase(memory, one);
      else removePurchase(memory, one.id);
      const known = readPurchases(memory);
      assertRemembered(known);
      assert.ok(known.length <= 20);
      assert.equal(
        known.some(({ id }) => id === one.id),
        isNew,
      );
      // What is a week old and unpaid may go when another begins.
      for (const other of others)
        assert.ok(
          // Clocks get corrected in either direction.
          known.some(({ id }) => id === other.id) ||
            Math.abs(Date.now() - other.time) > 7 * DAY - 1000,
          other.id,
        );
    }
  });

  test("costs nothing where the storage throws at everything", () => {
    const no = () => {
      throw new DOMException("no", "SecurityError");
    };
    const memory = { storage: { getItem: no, setItem: no, removeItem: no }, key: "k" };
    savePurchase(memory, { vendor: "proof", id: "1", mode: "buy", time: Date.now() });
    removePurchase(memory, "1");
    assert.deepEqual(readPurchases(memory), []);
  });
});

const statuses: TransactionStatus[] = ["pending", "processing", "completed", "failed", "cancelled"];
const CODES = Object.keys(english.errors) as RampErrorCode[];
const error = fc
  .record({
    code: fc.constantFrom(...CODES),
    // A partner's own function may read `Retry-After` badly.
    retryAfter: fc.constantFrom(
      undefined,
      0,
      5,
      29,
      30,
      1e9,
      -5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ),
  })
  .map(({ code, retryAfter }) => new RampError(code, "", { retryAfter }));
const report = fc.record({
  id: fc.constant("1"),
  vendor: fc.constant("proof"),
  mode: fc.constant("buy" as const),
  status: fc.option(fc.constantFrom(...statuses), { nil: undefined }),
  vendorStatus: fc.constantFrom("pending", "completed", "on_the_moon", "__proto__"),
  amount: fc.constantFrom(undefined, "1", "99.50", "<b>"),
  updatedAt: fc.constantFrom(
    undefined,
    "",
    "never",
    "2026-01-01T00:00:00Z",
    "+275761-01-01T00:00:00Z",
  ),
});
const look = fc.oneof(
  { arbitrary: report.map((report) => ({ report })), weight: 3 },
  { arbitrary: error.map((failure) => ({ failure })), weight: 2 },
);
const RANKS = { pending: 0, processing: 1, failed: 2, cancelled: 2, completed: 3 };
const rank = (status: TransactionStatus | undefined) => (status ? RANKS[status] : -1);

/** The words that the endpoint has said so far. */
function assertAdvanced(before: Transaction | undefined, now: Transaction, said: Set<string>) {
  assert.ok(rank(now.status) >= rank(before?.status), `${before?.status} became ${now.status}`);
  if (before && isFinal(before.status)) assert.equal(now, before);
  if (before && isTerminal(before.status))
    assert.ok([before.status, "completed"].includes(now.status), now.status);
  if (now.status !== "pending") assert.ok(said.has(now.status), `nobody said ${now.status}`);
  if (before && now !== before) assert.notDeepEqual(now, before);
}

const looks = fc.array(fc.tuple(look, fc.nat(15 * 60_000), fc.boolean()), { maxLength: 20 });

describe("what was seen of a transaction", () => {
  property("never goes back, and the next look is due in time", 7_000, looks, (all) => {
    let known: TransactionRecord | undefined;
    let now = 1_700_000_000_000;
    const said = new Set<string>();
    for (const [one, pause, isPushed] of all) {
      now += pause;
      const before: TransactionRecord | undefined = known && { ...known, isPushed };
      const seen: TransactionRecord = reduceTransaction(before, one, now);
      if ("report" in one) {
        said.add(String(one.report.status));
        assert.ok(seen.transaction);
        assertAdvanced(before?.transaction, seen.transaction, said);
        assert.equal(seen.failure, undefined);
        assert.equal(seen.isStatusKnown, one.report.status !== undefined);
        const isSame =
          seen.transaction === before?.transaction && seen.isStatusKnown === before.isStatusKnown;
        if (before?.failures === 0 && isSame) assert.equal(seen, before);
      } else {
        assert.equal(seen.transaction, before?.transaction);
        assert.equal(seen.failures, (before?.failures ?? 0) + 1);
      }
      const { transaction, failures, since } = seen;
      const hasEnded = transaction !== undefined && isTerminal(transaction.status);
      const isOver = hasEnded && isFinal(transaction.status);
      const isSince = ["processing", "failed", "cancelled"].includes(transaction?.status ?? "");
      assert.equal(since !== undefined, isSince);
      assert.ok(since === undefined || since <= now);
      if (hasEnded) assert.equal(selectError(seen), undefined);
      else if (failures >= 5) assert.equal(selectError(seen), seen.failure);
      const pace = getPollDelay(seen, now);
      const rested = getPollDelay(seen, now, true);
      assert.equal(pace === false, isOver || (seen.isPushed && !hasEnded));
      assert.equal(rested === false, pace === false);
      if (pace !== false && rested !== false) {
        const fastest = hasEnded ? 30_000 : failures === 0 ? 5_000 : 1_000;
        const slowest = failures > 0 ? 600_000 : hasEnded ? 300_000 : 60_000;
        assert.ok(pace >= fastest && pace <= slowest, `pace ${pace}`);
        assert.ok(rested >= pace && rested <= Math.max(pace, 300_000), `at rest ${rested}`);
      }
      known = seen;
    }
  });
});

const attemptOf = (purchaseId: string): PurchaseAttempt => ({
  number: 1,
  purchaseId,
  prefetched: undefined,
  order: { mode: "sell", currency: "USDT" },
  endpoint: "/api/ramp",
  vendors: [],
  storageRef: { storage: null, key: "" },
  choice: { presentation: "inline", presentationReason: "requested" },
  popup: undefined,
  purpose: "begin",
});
const attempts = ["first", "second", "third"].map(attemptOf);
const deposit = fc.record({
  status: fc.constantFrom("requested", "declined", "sent"),
  txHash: fc.option(hostileText, { nil: undefined }),
});
const hint = fc.record(
  {
    status: fc.oneof(fc.constantFrom(undefined, "paid", "completed", "failed"), hostileText),
    paymentMethod: fc.option(hostileText, { nil: undefined }),
  },
  { requiredKeys: [] },
);
const event: fc.Arbitrary<PurchaseEvent> = fc.constantFrom(...attempts).chain((attempt) =>
  fc.oneof(
    fc.constantFrom<PurchaseEvent>(
      { type: "start", attempt, checksUnfinished: false },
      { type: "close" },
      { type: "start", attempt, checksUnfinished: true },
      { type: "checked", attempt, earlier: undefined },
      { type: "frame-mounted", attempt },
      { type: "frame-ready", attempt },
    ),
    fc
      .tuple(purchase, report, fc.constantFrom(undefined, "requested", "declined", "sent"))
      .map(([remembered, report, deposit]): PurchaseEvent => {
        const earlier = {
          purchase: { ...remembered, deposit },
          report,
          vendor: proofVendor,
          View: undefined,
        };
        return { type: "checked", attempt, earlier };
      }),
    deposit.map((deposit): PurchaseEvent => ({ type: "deposit", attempt, deposit })),
    hint.map((hint): PurchaseEvent => ({ type: "frame-status", attempt, frameStatus: hint })),
    error.map((error): PurchaseEvent => ({ type: "failed", attempt, error })),
  ),
);
/** What happens: an event of the page, or a report or a failure of the endpoint. */
const happening = fc.oneof(
  { arbitrary: event.map((event) => ({ event })), weight: 4 },
  {
    arbitrary: report.map((report) => ({ View: undefined, report: report as TransactionReport })),
    weight: 2,
  },
  { arbitrary: error.map((failure) => ({ failure })), weight: 1 },
);
const PHASES: RampPhase[] = ["idle", "requesting", "loading", "ready", "depositing", "deposited"];
PHASES.push(
  "deposit-declined",
  "unconfirmed",
  "processing",
  "completed",
  "failed",
  "cancelled",
  "error",
);

describe("a purchase", () => {
  const story = fc.array(happening, { maxLength: 30 });
  property("ends by a fact alone, and stays ended", 8_000, story, (all) => {
    let purchase = idlePurchase;
    let seen: TransactionRecord | undefined;
    for (const one of all) {
      const before = purchase;
      if ("event" in one) {
        purchase = reducePurchase(purchase, one.event);
        const isForeign = "attempt" in one.event && one.event.attempt !== before.attempt;
        if (isForeign && one.event.type !== "start") assert.equal(purchase, before);
        // Another purchase has another transaction.
        if (purchase.attempt !== before.attempt) seen = undefined;
      } else if (purchase.attempt) seen = reduceTransaction(seen, one, 1_700_000_000_000);
      const transaction = seen?.transaction;
      const error = purchase.failure ?? (seen && selectError(seen));
      for (const hasSession of [true, false]) {
        const phase = getPhase(purchase, { hasSession, transaction, error });
        assert.ok(PHASES.includes(phase), phase);
        assert.equal(phase === "idle", purchase.attempt === undefined);
        if (phase === "completed" || phase === "failed" || phase === "cancelled")
          assert.equal(transaction?.status, phase);
        if (purchase.attempt && transaction && isTerminal(transaction.status))
          assert.equal(phase, transaction.status);
      }
    }
  });

  const foreign = fc.tuple(fc.array(event, { maxLength: 8 }), event);
  property("hears nothing of another one", 6_000, foreign, ([events, late]) => {
    const here = events.reduce(
      reducePurchase,
      reducePurchase(idlePurchase, {
        type: "start",
        attempt: attemptOf("here"),
        checksUnfinished: false,
      }),
    );
    if (late.type === "start" || late.type === "close" || late.attempt === here.attempt) return;
    assert.equal(reducePurchase(here, late), here);
  });
});

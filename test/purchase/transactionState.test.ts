import { describe, expect, test } from "vitest";
import {
  mergeTransaction,
  getPollDelay,
  reduceTransaction,
  type TransactionRecord,
  msUntilOverdue,
  selectError,
} from "../../src/core/transaction/transactionState.ts";
import { RampError, type RampErrorCode } from "../../src/RampError.ts";
import type {
  Transaction,
  TransactionReport,
  TransactionStatus,
} from "../../src/vendors/Transaction.ts";

const report = (status: TransactionStatus) => ({
  report: { id: "1", vendor: "proof", mode: "buy" as const, status, vendorStatus: status },
});
const failure = (code: RampErrorCode, facts = {}) => ({ failure: new RampError(code, "", facts) });

const after = (...looks: Parameters<typeof reduceTransaction>[1][]): TransactionRecord =>
  looks.reduce<TransactionRecord | undefined>(reduceTransaction, undefined) as TransactionRecord;
const times = <Item>(count: number, item: Item) => Array.from({ length: count }, () => item);

describe("the pace of looking", () => {
  test("is 5 to 10 seconds while the transaction is open, spread over clients", () => {
    const paces = [0, 250, 999].map((at) => getPollDelay(after(report("pending")), at));
    expect(paces).toEqual([5000, 6250, 9995]);
  });

  test("is the same however often it is asked, so that a render does not start the wait again", () => {
    expect(getPollDelay(after(report("pending")), 1234)).toBe(
      getPollDelay(after(report("pending")), 1234),
    );
  });

  test("ends at completed", () => {
    expect(getPollDelay(after(report("completed")), 0)).toBe(false);
    const lost = after(report("completed"), failure("transaction-unreachable"));
    expect(getPollDelay(lost, 0)).toBe(false);
    expect(getPollDelay(lost, 0, true)).toBe(false);
  });

  // faults M3
  test.each(["failed", "cancelled"] as const)(
    "goes on slowly after %s, which may be completed late, and ever slower up to a bound",
    (status) => {
      const ended = reduceTransaction(undefined, report(status), 0);
      const paces = [0, 5, 10, 20, 25, 60, 24 * 60].map((minutes) =>
        getPollDelay(ended, minutes * 60_000),
      );
      expect(paces).toEqual([30_000, 30_000, 60_000, 120_000, 150_000, 150_000, 150_000]);
      expect(getPollDelay(ended, 999)).toBe(59_970);
      // Where the endpoint pushes changes, it may have taken this for the last one.
      expect(getPollDelay({ ...ended, isPushed: true }, 0)).toBe(30_000);
      const lost = reduceTransaction(ended, failure("transaction-unreachable"), 0);
      expect(getPollDelay(lost, 0)).toBe(30_000);
    },
  );

  // faults M3
  test("after an end that was seen late is the pace of its age", () => {
    const [hour, now] = [3_600_000, Date.parse("2030-01-01T12:00:00Z")];
    const { report: facts } = report("failed");
    const told = { report: { ...facts, updatedAt: "2030-01-01T11:00:00Z" } };
    expect(reduceTransaction(undefined, told, now).since).toBe(now - hour);
    expect(getPollDelay(reduceTransaction(undefined, told, now), now)).toBe(150_000);
    const paid = reduceTransaction(undefined, report("processing"), now - hour);
    expect(getPollDelay(reduceTransaction(paid, report("failed"), now), now)).toBe(30_000);
  });

  // faults M10
  test("is six times slower on a page that is hidden or offline, at least every five minutes", () => {
    const minute = 60_000;
    const slowed = (sighting: TransactionRecord, at = 0) => getPollDelay(sighting, at, true);
    expect(slowed(after(report("pending")))).toBe(30_000);
    expect(slowed(after(report("pending")), 999)).toBe(59_970);
    expect(slowed(after(failure("transaction-unreachable")))).toBe(6_000);
    expect(slowed(reduceTransaction(undefined, report("processing"), 0), 20 * minute)).toBe(
      180_000,
    );
    expect(slowed(reduceTransaction(undefined, report("failed"), 0), 60 * minute)).toBe(300_000);
    const asked = after(failure("transaction-unreachable", { status: 429, retryAfter: 590 }));
    expect(slowed(asked)).toBe(590_000);
  });

  test("slows down while looks fail, to once in half a minute to a minute", () => {
    const paces = [1, 2, 3, 4, 5, 6, 7, 20].map((count) =>
      getPollDelay(after(...times(count, failure("transaction-unreachable"))), 0),
    );
    expect(paces).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  test("obeys Retry-After, within reason", () => {
    const asked = (retryAfter: number, count = 1) =>
      after(...times(count, failure("transaction-unreachable", { status: 429, retryAfter })));
    expect(getPollDelay(asked(42), 0)).toBe(42_000);
    expect(getPollDelay(asked(0, 4), 0)).toBe(8_000);
    expect(getPollDelay(asked(2_147_484), 0)).toBe(600_000);
    expect(selectError(asked(42))?.retryAfter).toBe(42);
    expect(selectError(asked(5))).toBeUndefined();
  });

  test("is back to normal after one answer", () => {
    const looks = [...times(6, failure("transaction-unreachable")), report("pending")];
    expect(getPollDelay(after(...looks), 0)).toBe(5000);
  });

  test.each([
    "unauthorized",
    "forbidden",
    "transaction-not-found",
    "transaction-malformed",
  ] as const)("goes on slowly after %s, for a person may heal it", (code) => {
    expect(getPollDelay(after(...times(9, failure(code))), 0)).toBe(30_000);
  });
});

describe("a failed look", () => {
  test("is kept from the user until it has lasted", () => {
    const seen = (count: number) =>
      selectError(after(report("pending"), ...times(count, failure("transaction-unreachable"))));
    expect(seen(4)).toBeUndefined();
    expect(seen(5)?.code).toBe("transaction-unreachable");
  });

  test("is no news while the vendor may not know its own new transaction yet", () => {
    expect(selectError(after(failure("transaction-not-found")))).toBeUndefined();
  });

  test.each(["unauthorized", "forbidden", "transaction-malformed"] as const)(
    "is shown at once for %s",
    (code) => {
      expect(selectError(after(failure(code)))?.code).toBe(code);
    },
  );

  test("keeps what was known, and is forgotten with the next answer", () => {
    const lost = after(report("processing"), ...times(9, failure("transaction-unreachable")));
    expect(lost.transaction?.status).toBe("processing");
    expect(selectError(reduceTransaction(lost, report("processing"), 0))).toBeUndefined();
  });

  test("stays said until something is seen, also where the next look fails in another way", () => {
    const lost = after(failure("unauthorized"), failure("transaction-unreachable"));
    expect(selectError(lost)?.code).toBe("unauthorized");
    expect(lost.failures).toBe(2);
    expect(selectError(reduceTransaction(lost, failure("transaction-malformed"), 0))?.code).toBe(
      "transaction-malformed",
    );
    expect(selectError(reduceTransaction(lost, report("pending"), 0))).toBeUndefined();
  });

  test("is no news once the transaction is final", () => {
    expect(selectError(after(report("completed"), failure("unauthorized")))).toBeUndefined();
  });
});

const told = (status: TransactionStatus | undefined, vendorStatus?: string): TransactionReport => ({
  id: "1",
  vendor: "proof",
  mode: "buy",
  status,
  vendorStatus: vendorStatus ?? String(status),
});
const known = (status: TransactionStatus): Transaction => ({ ...told(status), status });

describe("advance", () => {
  test("nothing leaves completed", () => {
    const end = known("completed");
    for (const later of ["pending", "processing", "completed", "failed", "cancelled"] as const)
      expect(mergeTransaction(end, told(later))).toBe(end);
  });

  // faults M3
  test.each(["failed", "cancelled"] as const)(
    "completed, and nothing else, follows %s",
    (status) => {
      const end = known(status);
      for (const later of ["pending", "processing", "failed", "cancelled"] as const)
        expect(mergeTransaction(end, told(later))).toBe(end);
      expect(mergeTransaction(end, told("completed")).status).toBe("completed");
      expect(mergeTransaction(known("processing"), told(status)).status).toBe(status);
    },
  );

  test("a late pending after processing is a no-op", () => {
    const processing = known("processing");
    expect(mergeTransaction(processing, told("pending"))).toBe(processing);
  });

  test("the same report twice keeps the same object, so nothing is told twice", () => {
    const pending = known("pending");
    expect(mergeTransaction(pending, told("pending"))).toBe(pending);
  });

  test("an unknown status keeps the state and shows the vendor's word", () => {
    const processing = known("processing");
    expect(mergeTransaction(processing, told(undefined, "on_the_moon"))).toEqual({
      ...processing,
      vendorStatus: "on_the_moon",
    });
    expect(mergeTransaction(undefined, told(undefined, "on_the_moon")).status).toBe("pending");
  });
});

describe("a transaction that takes its time", () => {
  const minutes = (count: number) => count * 60_000;
  const told = (updatedAt: string) => {
    const { report: facts } = report("processing");
    return { report: { ...facts, updatedAt } };
  };

  test("counts from when it was seen to begin, whatever the vendor's clock says", () => {
    const pending = reduceTransaction(undefined, report("pending"), minutes(1));
    const sighting = reduceTransaction(pending, told("1999-01-01T00:00:00Z"), minutes(5));
    expect(sighting.since).toBe(minutes(5));
    expect(reduceTransaction(sighting, report("processing"), minutes(9)).since).toBe(minutes(5));
  });

  test("that began before anybody looked counts from the vendor's word, and never from the future", () => {
    const now = Date.parse("2030-01-01T12:00:00Z");
    expect(reduceTransaction(undefined, told("2030-01-01T11:00:00Z"), now).since).toBe(
      now - minutes(60),
    );
    expect(reduceTransaction(undefined, told("2030-01-01T13:00:00Z"), now).since).toBe(now);
    expect(reduceTransaction(undefined, told("whenever"), now).since).toBe(now);
  });

  test("is overdue after ten minutes, and is looked at less often from then on", () => {
    const sighting = reduceTransaction(undefined, report("processing"), 0);
    expect(msUntilOverdue(0, minutes(9))).toBe(minutes(1));
    expect(msUntilOverdue(0, minutes(11))).toBe(0);
    expect(getPollDelay(sighting, minutes(9))).toBe(5_000);
    expect(getPollDelay(sighting, minutes(10))).toBe(30_000);
  });

  test("counts no more once it is over", () => {
    const sighting = reduceTransaction(
      reduceTransaction(undefined, report("processing"), 0),
      report("completed"),
      1,
    );
    expect(sighting.since).toBeUndefined();
  });
});

test("where changes are pushed, nobody looks", () => {
  expect(getPollDelay({ ...after(report("pending")), isPushed: true }, 0)).toBe(false);
});

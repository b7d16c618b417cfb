import { expect, onTestFinished, test, vi } from "vitest";
import { memoryStore } from "../../../src/server.ts";
import type { PurchaseRecord } from "../../../src/server.ts";
import { assertLinear } from "../../hostile/growth.ts";

const KEPT = 10_000;

function purchase(number: number, more: Partial<PurchaseRecord> = {}): PurchaseRecord {
  return {
    vendor: "proof",
    id: `tx-${number}`,
    userId: `user-${number}`,
    mode: "buy",
    status: "pending",
    currency: "USDT",
    createdAt: number,
    updatedAt: number,
    dueAt: number,
    version: 1,
    ...more,
  };
}

async function fill(count: number) {
  const store = memoryStore();
  for (let number = 0; number < count; number++) await store.savePurchase(purchase(number));
  return store;
}

function catchWarnings() {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  return warn;
}

test("a full store says once that it forgets open purchases, and not that it forgets settled ones", async () => {
  const warn = catchWarnings();
  const store = await fill(KEPT);
  await store.savePurchase(purchase(0, { status: "completed", dueAt: undefined, version: 2 }));
  await store.savePurchase(purchase(KEPT));
  expect(warn).not.toHaveBeenCalled();
  await store.savePurchase(purchase(KEPT + 1));
  await store.savePurchase(purchase(KEPT + 2));
  expect(warn.mock.calls).toEqual([[expect.stringContaining("the oldest open purchases")]]);
});

test("a full store says once that it forgets sessions that may be paid, and not that some have expired", async () => {
  const warn = catchWarnings();
  const keys = memoryStore();
  await keys.claim("expired", "me", -1);
  for (let number = 0; number < 20_000; number++) await keys.claim(`${number}`, "me", 60_000);
  expect(warn).not.toHaveBeenCalled();
  await keys.claim("one more", "me", 60_000);
  await keys.claim("another", "me", 60_000);
  expect(warn.mock.calls).toEqual([[expect.stringContaining("the oldest sessions")]]);
});

test("a full store drops what is settled first, and then the oldest, never the newest", async () => {
  catchWarnings();
  const store = await fill(KEPT);
  const isKept = async (number: number) =>
    (await store.getPurchase("proof", `tx-${number}`)) !== undefined;
  const settle = (number: number) =>
    store.savePurchase(purchase(number, { status: "completed", dueAt: undefined, version: 2 }));
  await settle(7);
  await settle(3);
  // Its end was no end: a later word of the vendor's opened it again.
  await settle(5);
  await store.savePurchase(purchase(5, { version: 3 }));

  await store.savePurchase(purchase(KEPT));
  expect([await isKept(7), await isKept(3), await isKept(5), await isKept(0)]).toEqual([
    false,
    true,
    true,
    true,
  ]);
  await store.savePurchase(purchase(KEPT + 1));
  expect([await isKept(3), await isKept(5), await isKept(0)]).toEqual([false, true, true]);
  const alreadySettled = purchase(KEPT + 2, { dueAt: undefined });
  await store.savePurchase(alreadySettled);
  expect([await isKept(KEPT + 2), await isKept(0), await isKept(1)]).toEqual([true, false, true]);

  expect(await store.deleteSettledPurchases(Infinity)).toBe(1);
  expect(await store.deleteUserPurchases("user-1")).toBe(1);
  await store.savePurchase(purchase(KEPT + 3));
  await store.savePurchase(purchase(KEPT + 4));
  expect([await isKept(2), await isKept(KEPT + 4)]).toEqual([true, true]);
  await store.savePurchase(purchase(KEPT + 5));
  expect([await isKept(2), await isKept(4)]).toEqual([false, true]);
});

test("a full store takes a purchase as fast as an empty one", async () => {
  await assertLinear("saving purchases", {
    small: () => fill(KEPT / 5),
    large: () => fill(KEPT * 2),
  });
});

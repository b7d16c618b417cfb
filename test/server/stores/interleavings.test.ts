import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { PurchaseRecord, RampStore } from "../../../src/server/store/RampStore.ts";
import { explainCalls, type Model } from "./explainCalls.ts";
import { keyModel, runKeyOperation, type KeyOperation, type KeyState } from "./keyModel.ts";
import { STORES } from "./openStores.ts";

/** Operations that run at the same time, each on one of three instances. */
const batches = <Operation>(operation: fc.Arbitrary<Operation>) =>
  fc.array(fc.array(operation, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });

const owner = fc.constantFrom("a", "b", "c");
const value = fc.constantFrom("", "1", "2");
const keyOperation: fc.Arbitrary<KeyOperation> = fc.oneof(
  fc.record({ call: fc.constant("read" as const) }),
  fc.record({
    call: fc.constant("claim" as const),
    owner,
    isShort: fc.boolean(),
    replacing: fc.option(value, { nil: undefined }),
  }),
  fc.record({ call: fc.constant("complete" as const), owner, value, isShort: fc.boolean() }),
  fc.record({ call: fc.constant("release" as const), owner }),
);

/** An owner that crashes leaves its claim, and so others wait for the end of it. */
type Step = KeyOperation[] | "wait";
const steps: fc.Arbitrary<Step[]> = fc
  .tuple(batches(keyOperation), fc.array(fc.nat(8), { maxLength: 2 }))
  .map(([operations, waits]) =>
    waits.reduce<Step[]>((all, index) => all.toSpliced(index, 0, "wait"), operations),
  );

/** Runs operations at once, and returns each with its result. */
function runAtOnce<Operation, Result>(
  stores: readonly RampStore[],
  operations: readonly Operation[],
  run: (store: RampStore, operation: Operation) => Promise<Result>,
) {
  return Promise.all(
    operations.map(async (operation, index) => ({
      operation,
      result: await run(stores[index % stores.length] as RampStore, operation),
    })),
  );
}

/** Waits until the key is free, if it is certain to expire. */
async function waitForExpiry(store: RampStore, key: string, states: KeyState[]) {
  const isCertain = states.every((state) => state.is === "free" || state.isShort);
  if (!isCertain) return states;
  await vi.waitUntil(async () => (await store.read(key)) === undefined, {
    timeout: 20_000,
    interval: 5,
  });
  return [{ is: "free" as const }];
}

/** A purchase by its version, and what its last change was. */
interface LedgerState {
  version: number;
  change: string | undefined;
}
type Change = LedgerState & { call: "save" | "get" };

const ledgerModel: Model<LedgerState, Change, unknown> = (state, { call, version, change }) => {
  if (call === "get") return [{ state, result: state }];
  const isNext = version === state.version + 1;
  return [{ state: isNext ? { version, change } : state, result: isNext }];
};

const RUNS = { numRuns: 25 };

test.each(STORES)(
  "%s: claims are atomic in any interleaving of owners that claim, complete, release and crash",
  { timeout: 180_000 },
  async (_, prepare) => {
    const open = await prepare();
    const stores = [await open(), await open(), await open()];
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const key = randomUUID();
        let states: KeyState[] = [{ is: "free" }];
        for (const step of plan) {
          if (step === "wait") states = await waitForExpiry(stores[0] as RampStore, key, states);
          else {
            const calls = await runAtOnce(stores, step, (store, operation) =>
              runKeyOperation(store, key, operation),
            );
            const before = states;
            states = explainCalls<KeyState, KeyOperation, unknown>(keyModel, before, calls);
            if (states.length === 0)
              expect({ before, calls }, "no order explains the results").toBeUndefined();
          }
        }
      }),
      RUNS,
    );
  },
);

test.each(STORES)(
  "%s: versions never skip and no saved change is lost, in any interleaving of instances",
  { timeout: 180_000 },
  async (_, prepare) => {
    const open = await prepare();
    const stores = [await open(), await open(), await open()];
    const change = fc.record({
      call: fc.constantFrom("save" as const, "save" as const, "get" as const),
      // Beside the next version: one that another instance may have saved, and one that skips.
      version: fc.integer({ min: -1, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(batches(change), async (plan) => {
        const userId = randomUUID();
        const base = {
          vendor: "acme",
          id: userId,
          userId,
          mode: "buy",
          status: "pending",
        } as const;
        const times = { createdAt: 1, updatedAt: 1, dueAt: 1 };
        let states: LedgerState[] = [{ version: 0, change: undefined }];
        for (const batch of plan) {
          const current = states[0]?.version ?? 0;
          const changes: Change[] = batch.map(({ call, version }) => ({
            call,
            version: Math.max(1, current + version),
            change: randomUUID(),
          }));
          const calls = await runAtOnce(stores, changes, async (store, operation) => {
            const { call, version, change: reference } = operation;
            const record: PurchaseRecord = { ...base, ...times, reference, version };
            if (call === "save") return await store.savePurchase(record);
            return toState(await store.getPurchase("acme", userId));
          });
          const before = states;
          states = explainCalls<LedgerState, Change, unknown>(ledgerModel, before, calls);
          if (states.length === 0)
            expect({ before, calls }, "no order explains the results").toBeUndefined();
        }
        const [last] = (await stores[1]?.listUserPurchases(userId, { limit: 10 })) ?? [];
        expect(states).toContainEqual(toState(last));
      }),
      RUNS,
    );
  },
);

function toState(record: PurchaseRecord | undefined): LedgerState {
  return { version: record?.version ?? 0, change: record?.reference };
}

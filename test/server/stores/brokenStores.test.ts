import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { memoryStore } from "../../../src/server/store/memoryStore.ts";
import { counterChecks } from "../../../src/server/testing/counterChecks.ts";
import { keyChecks } from "../../../src/server/testing/keyChecks.ts";
import { ledgerChecks } from "../../../src/server/testing/ledgerChecks.ts";
import { listChecks } from "../../../src/server/testing/listChecks.ts";
import { messageChecks } from "../../../src/server/testing/messageChecks.ts";
import { findBrokenRules, testStore } from "../../../src/server/testing/testStore.ts";
import { brokenCounters, brokenKeys } from "./broken/brokenKeys.ts";
import { brokenLedgers } from "./broken/brokenLedgers.ts";
import { brokenLists, brokenMessages } from "./broken/brokenLists.ts";

beforeEach(() => {
  // The suite waits for what never happens, such as the end of a claim that doesn't expire.
  vi.useFakeTimers().setTimerTickMode("nextTimerAsync");
  onTestFinished(() => void vi.useRealTimers());
});

test.each([
  ["keys", brokenKeys, keyChecks],
  ["counters", brokenCounters, counterChecks],
  ["purchases", brokenLedgers, ledgerChecks],
  ["lists", brokenLists, listChecks],
  ["messages", brokenMessages, messageChecks],
])("the suite catches everything that a store does wrong with %s", async (_, breakages, checks) => {
  const found = await Promise.all(
    Object.entries(breakages).map(async ([name, breakStore]) => {
      const store = memoryStore();
      const broken = { ...store, ...breakStore(store) };
      const rules = await findBrokenRules([broken, broken, broken], checks);
      return { name, count: rules.length };
    }),
  );
  expect(found.length).toBeGreaterThan(3);
  expect(found.filter(({ count }) => count === 0)).toEqual([]);
});

test("the suite's error lists the broken rules, each with what happened", async () => {
  const store = memoryStore();
  const broken = { ...store, deleteSettledPurchases: async () => 7 };
  await expect(testStore(() => broken)).rejects.toThrow(
    /^The store breaks 1 of \d+ rules of RampStore:\n- deleteSettledPurchases\(\) deletes .*\n {2}The number is 7 instead of 2\.$/,
  );
});

test("the suite refuses a store that publishes and can't subscribe", async () => {
  const { subscribe: _, ...store } = memoryStore();
  await expect(testStore(() => store)).rejects.toThrow("only one of `publish` and `subscribe`");
});

import { describe, expect, test, vi } from "vitest";
import { forget, recall, remember, type RememberedPurchase } from "../../src/purchase/memory.ts";
import { memoryOf, type RampStorage } from "../../src/purchase/storage.ts";

interface OwnStorage extends RampStorage {
  entries: () => Record<string, string>;
}

/** A storage of the host's own. */
function inMemory(entries: Record<string, string> = {}): OwnStorage {
  const map = new Map(Object.entries(entries));
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    entries: () => Object.fromEntries(map),
  };
}

const KEY = "ramp-widget /api/ramp";
const purchase = (id: string, time = Date.now()): RememberedPurchase => ({
  vendor: "proof",
  id,
  mode: "buy",
  time,
});

test("a purchase is remembered by vendor, id, mode and time, and by nothing else", () => {
  const storage = inMemory();
  remember(memoryOf("/api/ramp/", storage), purchase("1", 1e15));
  expect(storage.entries()).toEqual({
    [KEY]: '[{"vendor":"proof","id":"1","mode":"buy","time":1000000000000000}]',
  });
});

test("a later purchase does not overwrite an earlier one, and the newest comes first", () => {
  const memory = memoryOf("/api/ramp", inMemory());
  remember(memory, purchase("1", Date.now() - 2));
  remember(memory, purchase("2", Date.now() - 1));
  expect(recall(memory).map(({ id }) => id)).toEqual(["2", "1"]);
});

test("what is new of a purchase is added to what was known", () => {
  const memory = memoryOf("/api/ramp", inMemory());
  remember(memory, { ...purchase("1"), deposit: "sent", txHash: "0x1" });
  remember(memory, purchase("1", Date.now() + 5));
  expect(recall(memory)).toEqual([
    expect.objectContaining({ id: "1", deposit: "sent", txHash: "0x1" }),
  ]);
});

test("the last one that is forgotten leaves nothing behind", () => {
  const storage = inMemory();
  const memory = memoryOf("/api/ramp", storage);
  remember(memory, purchase("1"));
  remember(memory, purchase("2"));
  forget(memory, "1");
  expect(recall(memory).map(({ id }) => id)).toEqual(["2"]);
  forget(memory, "2");
  expect(storage.entries()).toEqual({});
});

test("endpoints do not see each other's purchases", () => {
  const storage = inMemory();
  remember(memoryOf("/a", storage), purchase("1"));
  expect(recall(memoryOf("/b", storage))).toEqual([]);
  expect(recall(memoryOf({ createSession: vi.fn(), getTransaction: vi.fn() }, storage))).toEqual(
    [],
  );
});

test("nobody hears of a purchase that is more than a week old", () => {
  const week = 7 * 24 * 60 * 60 * 1000;
  const memory = memoryOf("/api/ramp", inMemory());
  remember(memory, purchase("old", Date.now() - week - 1000));
  remember(memory, purchase("new", Date.now() - week + 60_000));
  expect(recall(memory).map(({ id }) => id)).toEqual(["new"]);
});

test("a page that opens purchases in a loop does not fill the storage", () => {
  const memory = memoryOf("/api/ramp", inMemory());
  const now = Date.now();
  for (let count = 0; count < 200; count += 1)
    remember(memory, purchase(String(count), now + count));
  expect(recall(memory)).toHaveLength(20);
  expect(recall(memory)[0]?.id).toBe("199");
});

describe("what others left in the storage", () => {
  test.each([
    ["nothing", ""],
    ["half of it", '[{"vendor":"proof","id":"1"'],
    ["an object", '{"vendor":"proof"}'],
    ["a number", "7"],
    ["null", "null"],
  ])("%s is no purchase, and is no trouble", (_, raw) => {
    expect(recall(memoryOf("/api/ramp", inMemory({ [KEY]: raw })))).toEqual([]);
  });

  test("a broken entry hides no other, and brings nothing of its own", () => {
    const raw = JSON.stringify([
      null,
      { ...purchase("1"), time: "now" },
      { ...purchase("2"), token: "secret" },
      { ...purchase("x".repeat(2000)) },
    ]);
    const found = recall(memoryOf("/api/ramp", inMemory({ [KEY]: raw })));
    expect(found).toEqual([purchase("2", expect.any(Number) as never)]);
  });
});

describe("a storage that cannot be used costs the memory and nothing else", () => {
  const broken: RampStorage = {
    getItem: () => {
      throw new Error("SecurityError");
    },
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
    removeItem: () => {
      throw new Error("SecurityError");
    },
  };
  test.each([
    ["throws", broken],
    ["is full", { ...inMemory(), setItem: broken.setItem }],
    ["is switched off", null],
    ["does not exist, on a server", undefined],
  ])("it %s", (_, storage) => {
    const memory = memoryOf("/api/ramp", storage);
    remember(memory, purchase("1"));
    forget(memory, "1");
    expect(recall(memory)).toEqual([]);
  });
});

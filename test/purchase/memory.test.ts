import { afterEach, describe, expect, test, vi } from "vitest";
import {
  updatePurchase,
  removePurchase,
  readPurchases,
  savePurchase,
} from "../../src/core/unfinished/purchaseStorage.ts";
import { type RememberedPurchase } from "../../src/core/publicTypes.ts";
import { resolveStorage } from "../../src/core/unfinished/purchaseStorageLocation.ts";
import { type RampStorage } from "../../src/core/RampSettings.ts";

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

const NOW = Date.now();
const DAY = 24 * 60 * 60 * 1000;
const written = (storage: OwnStorage) => JSON.parse(storage.entries()[KEY] ?? "[]") as object[];

test("a purchase is remembered by vendor, id, mode and time, and by nothing else", () => {
  const storage = inMemory();
  const more = { token: "secret", user: { email: "a@b.example" } };
  savePurchase(resolveStorage("/api/ramp/", storage), { ...purchase("1", 1e15), ...more });
  expect(Object.keys(storage.entries())).toEqual([KEY]);
  expect(written(storage)).toEqual([
    { vendor: "proof", id: "1", mode: "buy", time: 1_000_000_000_000_000 },
  ]);
});

test("what stands beside its own fields is gone once it is written again", () => {
  const storage = inMemory({ [KEY]: JSON.stringify([{ ...purchase("1"), token: "secret" }]) });
  const news = { mayBePaid: true, email: "a@b.example" };
  updatePurchase(resolveStorage("/api/ramp", storage), "1", news);
  expect(written(storage)).toEqual([{ ...purchase("1", expect.any(Number)), mayBePaid: true }]);
  savePurchase(resolveStorage("/api/ramp", storage), purchase("2"));
  expect(storage.entries()[KEY]).not.toMatch(/token|email|secret/);
});

test("a field that is not ours is not read, and is gone with the next thing that is written", () => {
  const storage = inMemory({ [KEY]: JSON.stringify([{ ...purchase("1"), signature: "s3cret" }]) });
  const memory = resolveStorage("/api/ramp", storage);
  expect(readPurchases(memory)[0]).not.toHaveProperty("signature");
  updatePurchase(memory, "1", { mayBePaid: true });
  expect(readPurchases(memory)).toEqual([expect.objectContaining({ id: "1", mayBePaid: true })]);
  expect(storage.entries()[KEY]).not.toContain("s3cret");
});

test("a later purchase does not overwrite an earlier one, and the newest comes first", () => {
  const memory = resolveStorage("/api/ramp", inMemory());
  savePurchase(memory, purchase("1", Date.now() - 2));
  savePurchase(memory, purchase("2", Date.now() - 1));
  expect(readPurchases(memory).map(({ id }) => id)).toEqual(["2", "1"]);
});

test("what is new of a purchase is added to what was known", () => {
  const memory = resolveStorage("/api/ramp", inMemory());
  savePurchase(memory, { ...purchase("1"), deposit: "sent", txHash: "0x1" });
  savePurchase(memory, purchase("1", Date.now() + 5));
  expect(readPurchases(memory)).toEqual([
    expect.objectContaining({ id: "1", deposit: "sent", txHash: "0x1" }),
  ]);
});

test("the last one that is forgotten leaves nothing behind", () => {
  const storage = inMemory();
  const memory = resolveStorage("/api/ramp", storage);
  savePurchase(memory, purchase("1"));
  savePurchase(memory, purchase("2"));
  removePurchase(memory, "1");
  expect(readPurchases(memory).map(({ id }) => id)).toEqual(["2"]);
  removePurchase(memory, "2");
  expect(storage.entries()).toEqual({});
});

test("endpoints do not see each other's purchases", () => {
  const storage = inMemory();
  savePurchase(resolveStorage("/a", storage), purchase("1"));
  expect(readPurchases(resolveStorage("/b", storage))).toEqual([]);
  expect(
    readPurchases(resolveStorage({ createSession: vi.fn(), getTransaction: vi.fn() }, storage)),
  ).toEqual([]);
});

// faults M8
describe("a clock that is put right", () => {
  const ids = (memory: ReturnType<typeof resolveStorage>) =>
    readPurchases(memory).map(({ id }) => id);
  const jumps: [string, number][] = [
    ["a week ahead", 8 * DAY],
    ["a week back", -8 * DAY],
    ["twenty years ahead", 20 * 365 * DAY],
  ];

  test.each(jumps)("%s makes nobody forget a purchase that may be paid", (_, jump) => {
    const memory = resolveStorage("/api/ramp", inMemory());
    savePurchase(memory, { ...purchase("paid", Date.now() - jump), mayBePaid: true });
    savePurchase(memory, { ...purchase("sent", Date.now() - jump), mode: "sell", deposit: "sent" });
    // Its user began another one after the wallet had sent.
    const denied = { mode: "sell", mayBePaid: false, deposit: "sent" } as const;
    savePurchase(memory, { ...purchase("denied", Date.now() - jump), ...denied });
    savePurchase(memory, { ...purchase("new sale"), mode: "sell" });
    for (let count = 0; count < 30; count += 1) savePurchase(memory, purchase(`new-${count}`));
    expect(ids(memory)).toEqual(expect.arrayContaining(["paid", "sent", "denied"]));
  });

  test.each(jumps)(
    "%s takes no unpaid one away before the endpoint was asked, as it is before another begins",
    (_, jump) => {
      const memory = resolveStorage("/api/ramp", inMemory());
      savePurchase(memory, purchase("old", Date.now() - jump));
      expect(ids(memory)).toEqual(["old"]);
      updatePurchase(memory, "old", { reference: "o-1" });
      expect(ids(memory)).toEqual(["old"]);
      savePurchase(memory, purchase("new"));
      expect(ids(memory)).toEqual(["new"]);
    },
  );

  test("leaves what the next purchase was no reason to ask about", () => {
    const memory = resolveStorage("/api/ramp", inMemory());
    const old = Date.now() - 8 * DAY;
    savePurchase(memory, { ...purchase("a sale", old), mode: "sell" });
    savePurchase(memory, { ...purchase("another vendor", old), vendor: "transak" });
    savePurchase(memory, purchase("young", Date.now() - 6 * DAY));
    savePurchase(memory, purchase("new"));
    expect(ids(memory)).toEqual(["new", "young", "another vendor", "a sale"]);
  });

  test("keeps one no longer that its user has not paid, as they said", () => {
    const memory = resolveStorage("/api/ramp", inMemory());
    const asked = { mayBePaid: false, deposit: "declined" } as const;
    savePurchase(memory, { ...purchase("old", Date.now() - 8 * DAY), ...asked });
    savePurchase(memory, purchase("new"));
    expect(ids(memory)).toEqual(["new"]);
  });

  test("does not decide which one gives way where there is no room for all", () => {
    const memory = resolveStorage("/api/ramp", inMemory());
    savePurchase(memory, { ...purchase("first", Date.now() + 6 * DAY) });
    for (let count = 0; count < 20; count += 1) savePurchase(memory, purchase(String(count)));
    expect(ids(memory)).not.toContain("first");
    expect(ids(memory)).toContain("0");
  });
});

test("a page that opens purchases in a loop does not fill the storage", () => {
  const memory = resolveStorage("/api/ramp", inMemory());
  const now = Date.now();
  for (let count = 0; count < 200; count += 1)
    savePurchase(memory, purchase(String(count), now + count));
  expect(readPurchases(memory)).toHaveLength(20);
  expect(readPurchases(memory)[0]?.id).toBe("199");
});

describe("what others left in the storage", () => {
  test.each([
    ["nothing", ""],
    ["half of it", '[{"vendor":"proof","id":"1"'],
    ["an object", '{"vendor":"proof"}'],
    ["a number", "7"],
    ["null", "null"],
  ])("%s is no purchase, and is no trouble", (_, raw) => {
    expect(readPurchases(resolveStorage("/api/ramp", inMemory({ [KEY]: raw })))).toEqual([]);
  });

  test("a broken entry hides no other, and brings nothing of its own", () => {
    const raw = JSON.stringify([
      null,
      { ...purchase("1"), time: "now" },
      { ...purchase("2"), token: "secret" },
      { ...purchase("x".repeat(2000)) },
    ]);
    const found = readPurchases(resolveStorage("/api/ramp", inMemory({ [KEY]: raw })));
    expect(found).toEqual([purchase("2", expect.any(Number) as never)]);
  });
});

// faults M8
describe("entries that this version cannot read", () => {
  const NEWER = [
    { v: 9, vendor: "acme", ref: ["a", { "b\u2028": [null, true, -1.5e-7] }], __proto__: null },
    { ...purchase("1", NOW), mode: "swap", legs: [{}, []] },
  ];
  NEWER.push(JSON.parse('{"__proto__":{"x":1},"constructor":"c"}'));

  test("are kept as they were through every write, and stand behind the others", () => {
    const storage = inMemory({ [KEY]: JSON.stringify([...NEWER, purchase("2", NOW)]) });
    const memory = resolveStorage("/api/ramp", storage);
    savePurchase(memory, purchase("3", NOW));
    updatePurchase(memory, "3", { mayBePaid: true });
    removePurchase(memory, "2");
    expect(written(storage)).toEqual([{ ...purchase("3", NOW), mayBePaid: true }, ...NEWER]);
    removePurchase(memory, "3");
    expect(written(storage)).toEqual(NEWER);
    expect(storage.entries()[KEY]).toContain('"__proto__":{"x":1}');
  });

  test("are kept also where they are no list", () => {
    const storage = inMemory({ [KEY]: '{"v":9,"list":["x"]}' });
    savePurchase(resolveStorage("/api/ramp", storage), purchase("1", NOW));
    expect(written(storage)).toEqual([purchase("1", NOW), { v: 9, list: ["x"] }]);
  });

  test("do not fill the storage: so many, so long, so deep", () => {
    const many = Array.from({ length: 500 }, (_, at) => ({ at }));
    const long = { text: "x".repeat(5_000) };
    const deep = `${'{"a":['.repeat(40_000)}${"]}".repeat(40_000)}`;
    const raw = `[${JSON.stringify(long)},${deep},${JSON.stringify(many).slice(1)}`;
    const storage = inMemory({ [KEY]: raw });
    const memory = resolveStorage("/api/ramp", storage);
    savePurchase(memory, purchase("1", NOW));
    expect(written(storage)).toEqual([purchase("1", NOW), ...many.slice(0, 20)]);
  });
});

// faults M7
describe("a page with a changed JSON", () => {
  afterEach(() => {
    for (const { prototype } of [Array, String, Object, Number])
      Reflect.deleteProperty(prototype, "toJSON");
    vi.restoreAllMocks();
  });
  const { stringify } = JSON;
  /** As Prototype.js 1.6 has it: a list, a text and all that they hold become text. */
  function bringToJson(...owners: { prototype: object }[]) {
    for (const { prototype } of owners)
      Object.defineProperty(prototype, "toJSON", {
        configurable: true,
        value(this: unknown) {
          const own = this as object;
          return Array.isArray(own)
            ? `[${Array.from(own, (item) => stringify({ ...item })).join(", ")}]`
            : stringify(typeof own.valueOf() === "object" ? { ...own, toJSON: 0 } : own.valueOf());
        },
      });
  }
  const WHOLE: RememberedPurchase = {
    ...purchase('"\\\n\0\u2028é\ud800', NOW + 1),
    mode: "sell",
    reference: "o-1",
    mayBePaid: true,
    deposit: "sent",
    txHash: "0x1",
  };

  test.each<[string, () => void]>([
    ["a `toJSON` of lists", () => bringToJson(Array)],
    ["a `toJSON` of texts", () => bringToJson(String)],
    ["a `toJSON` of everything", () => bringToJson(Array, String, Number, Object)],
  ])("reads what it wrote, and so does the next page: %s", (_, change) => {
    const storage = inMemory();
    const memory = resolveStorage("/api/ramp", storage);
    change();
    savePurchase(memory, WHOLE);
    savePurchase(memory, purchase("2"));
    removePurchase(memory, "2");
    expect(readPurchases(memory)).toEqual([WHOLE]);
    for (const { prototype } of [Array, String, Object, Number])
      Reflect.deleteProperty(prototype, "toJSON");
    vi.restoreAllMocks();
    expect(written(storage)).toEqual([WHOLE]);
    expect(readPurchases(resolveStorage("/api/ramp", inMemory(storage.entries())))).toEqual([
      WHOLE,
    ]);
  });

  test.each([
    ["the whole list", (list: object[]) => stringify(stringify(list))],
    ["each entry", (list: object[]) => stringify(list.map((one) => stringify(one)))],
    ["both", (list: object[]) => stringify(stringify(list.map((one) => stringify(one))))],
  ])("what was once written there as text in text is read: %s", (_, writtenAs) => {
    const raw = writtenAs([WHOLE, purchase("2", NOW), { v: 9 }]);
    const storage = inMemory({ [KEY]: raw });
    const memory = resolveStorage("/api/ramp", storage);
    expect(readPurchases(memory)).toEqual([WHOLE, purchase("2", NOW)]);
    updatePurchase(memory, "2", { mayBePaid: true });
    expect(written(storage)).toEqual([WHOLE, { ...purchase("2", NOW), mayBePaid: true }, { v: 9 }]);
  });

  test.each<[string, (storage: OwnStorage) => void]>([
    ["JSON.stringify", () => vi.spyOn(JSON, "stringify").mockReturnValue("[]")],
    ["JSON.parse", () => vi.spyOn(JSON, "parse").mockReturnValue({})],
    ["the storage, which keeps nothing", (storage) => (storage.setItem = () => {})],
    [
      "the storage, which cuts texts short",
      (storage) => {
        const { setItem } = storage;
        storage.setItem = (key, value) => setItem(key, value.slice(0, 40));
      },
    ],
  ])("what cannot be read back is noticed, and the page keeps it itself: %s", (_, spoil) => {
    const storage = inMemory();
    spoil(storage);
    savePurchase(resolveStorage("/api/ramp", storage), purchase("1", NOW));
    updatePurchase(resolveStorage("/api/ramp", storage), "1", { mayBePaid: true });
    expect(readPurchases(resolveStorage("/api/ramp", storage))).toEqual([
      { ...purchase("1", NOW), mayBePaid: true },
    ]);
    removePurchase(resolveStorage("/api/ramp", storage), "1");
    expect(readPurchases(resolveStorage("/api/ramp", storage))).toEqual([]);
  });

  test("a name that the vendor's page made too long does not make it unreadable", () => {
    const storage = inMemory();
    const long = "x".repeat(5_000);
    savePurchase(resolveStorage("/api/ramp", storage), {
      ...purchase("1", NOW),
      reference: long,
      txHash: long,
    });
    expect(written(storage)).toEqual([purchase("1", NOW)]);
  });
});

// faults M8
describe("a storage that is full", () => {
  /** Takes so many characters in all, as browsers count them. */
  function withQuota(quota: number): OwnStorage {
    const storage = inMemory();
    const { setItem } = storage;
    const size = () =>
      Object.entries(storage.entries()).reduce((sum, all) => sum + all.join("").length, 0);
    storage.setItem = (key, value) => {
      const before = storage.getItem(key);
      const more = before === null ? key.length + value.length : value.length - before.length;
      if (more > 0 && size() + more > quota) throw new DOMException("", "QuotaExceededError");
      setItem(key, value);
    };
    return storage;
  }
  /** All that is left is taken by others. */
  function fill(storage: OwnStorage) {
    for (let chars = 8_192; chars > 0; chars = Math.floor(chars / 2)) {
      try {
        storage.setItem(`other ${chars}`, "x".repeat(chars));
      } catch {
        // Half of it, then.
      }
    }
    for (let chars = 0; chars < 16; chars += 1) {
      try {
        storage.setItem(`${chars}`, "");
      } catch {
        // No room for a name.
      }
    }
    expect(() => storage.setItem("y".repeat(8), "")).toThrow(DOMException);
  }
  /** What another page finds there. */
  const nextPage = (storage: OwnStorage) =>
    readPurchases(resolveStorage("/api/ramp", inMemory(storage.entries())));

  const FACTS: Partial<RememberedPurchase> = {
    mayBePaid: true,
    deposit: "declined",
    reference: "r".repeat(128),
    txHash: "h".repeat(128),
  };

  test("meanwhile, takes all that becomes known of a purchase", () => {
    const storage = withQuota(10_000);
    const memory = resolveStorage("/api/ramp", storage);
    savePurchase(memory, purchase("1", NOW));
    savePurchase(memory, purchase("2", NOW + 1));
    fill(storage);
    for (const [name, fact] of Object.entries(FACTS)) updatePurchase(memory, "1", { [name]: fact });
    updatePurchase(memory, "2", FACTS);
    expect(nextPage(storage)).toEqual([
      { ...purchase("2", NOW + 1), ...FACTS },
      { ...purchase("1", NOW), ...FACTS },
    ]);
  });

  test("meanwhile, takes that it may be paid, also where the vendor's name for it has no room", () => {
    const storage = withQuota(10_000);
    const memory = resolveStorage("/api/ramp", storage);
    savePurchase(memory, purchase("1", NOW));
    fill(storage);
    updatePurchase(memory, "1", { mayBePaid: true, reference: "r".repeat(1_000) });
    expect(nextPage(storage)).toEqual([{ ...purchase("1", NOW), mayBePaid: true }]);
    expect(readPurchases(memory)[0]?.reference).toHaveLength(1_000);
  });

  test("meanwhile, lets one be forgotten", () => {
    const storage = withQuota(10_000);
    const memory = resolveStorage("/api/ramp", storage);
    savePurchase(memory, purchase("1", NOW));
    savePurchase(memory, purchase("2", NOW + 1));
    fill(storage);
    removePurchase(memory, "1");
    expect(nextPage(storage)).toEqual([purchase("2", NOW + 1)]);
  });

  test("from the start, costs the next page alone: this one knows, and writes as soon as there is room", () => {
    const storage = withQuota(10_000);
    fill(storage);
    const memory = resolveStorage("/api/ramp", storage);
    savePurchase(memory, purchase("1", NOW));
    expect(nextPage(storage)).toEqual([]);
    updatePurchase(resolveStorage("/api/ramp", storage), "1", { mayBePaid: true });
    const known = { ...purchase("1", NOW), mayBePaid: true };
    expect(readPurchases(resolveStorage("/api/ramp", storage))).toEqual([known]);
    storage.removeItem("other 8192");
    savePurchase(memory, purchase("2", NOW + 1));
    expect(nextPage(storage)).toEqual([purchase("2", NOW + 1), known]);
  });
});

// faults M8
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
    const memory = resolveStorage("/api/ramp", storage);
    savePurchase(memory, purchase("1"));
    removePurchase(memory, "1");
    expect(readPurchases(memory)).toEqual([]);
  });
});

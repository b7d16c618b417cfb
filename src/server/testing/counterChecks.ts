import { expectEqual, runConcurrently, waitUntil } from "./expectations.ts";
import { LONG_TTL_MS, ODD_TEXTS, SHORT_TTL_MS, type StoreCheck } from "./StoreCheck.ts";

export const counterChecks: readonly StoreCheck[] = [
  {
    rule: "increment() counts over all instances from 1, and says when the counter expires",
    async run({ stores, unique }) {
      const key = unique("key");
      for (const [index, store] of [...stores, ...stores].entries()) {
        const { count, expiresInMs } = await store.increment(key, LONG_TTL_MS);
        expectEqual(count, index + 1, "The count");
        const isInTime = expiresInMs > 0 && expiresInMs <= LONG_TTL_MS;
        expectEqual(isInTime, true, "Whether expiresInMs is above 0 and at most the TTL");
      }
    },
  },
  {
    rule: "50 concurrent increment() on three instances count from 1 to 50",
    async run({ stores, unique }) {
      const key = unique("key");
      const results = await runConcurrently((index) =>
        (stores[index % 3] ?? stores[0]).increment(key, LONG_TTL_MS),
      );
      const counts = results.map(({ count }) => count).toSorted((one, other) => one - other);
      expectEqual(
        counts,
        Array.from({ length: 50 }, (_, index) => index + 1),
        "The counts",
      );
    },
  },
  {
    rule: "a counter expires after its first increment's TTL and starts over, however often it counts",
    async run({ stores, unique }) {
      const key = unique("key");
      await stores[0].increment(key, 5 * SHORT_TTL_MS);
      let before = 1;
      await waitUntil(async () => {
        const { count } = await stores[1].increment(key, 5 * SHORT_TTL_MS);
        if (count !== 1) expectEqual(count, before + 1, "The count");
        before = count;
        return count === 1;
      }, "A counter never starts over");
    },
  },
  {
    rule: "counters are separate from claims, and from each other",
    async run({ stores, unique }) {
      const key = unique("key");
      await stores[0].claim(key, "a", LONG_TTL_MS);
      const { count } = await stores[0].increment(key, LONG_TTL_MS);
      expectEqual(count, 1, "The count of a claimed key");
      expectEqual(await stores[0].read(key), { state: "held", owner: "a" }, "The claimed key");
      await stores[0].release(key, "a");
      const next = await stores[0].increment(key, LONG_TTL_MS);
      expectEqual(next.count, 2, "The count after release()");
      const counter = unique("counter");
      await stores[0].increment(counter, LONG_TTL_MS);
      expectEqual(await stores[0].read(counter), undefined, "The state of a counter's key");
      const claimed = await stores[0].claim(counter, "a", LONG_TTL_MS);
      expectEqual(claimed, "claimed", "A claim of a counter's key");
      for (const text of ODD_TEXTS) {
        const odd = await stores[0].increment(`${unique("odd")}${text}`, LONG_TTL_MS);
        expectEqual(odd.count, 1, `The count of the new key ${text}`);
      }
    },
  },
];

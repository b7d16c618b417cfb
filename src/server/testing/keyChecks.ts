import type { RampStore } from "../store/RampStore.ts";
import { countOf, expectEqual, runConcurrently, waitUntil } from "./expectations.ts";
import { LONG_TTL_MS, ODD_TEXTS, SHORT_TTL_MS, type StoreCheck } from "./StoreCheck.ts";

const held = (owner: string) => ({ state: "held", owner });
const done = (value: string) => ({ state: "done", value });

/** Waits until a key is free. */
export async function waitUntilFree(store: RampStore, key: string): Promise<void> {
  await waitUntil(async () => (await store.read(key)) === undefined, "A key never expires");
}

export const keyChecks: readonly StoreCheck[] = [
  {
    rule: "claim() claims a free key, and all instances read its owner",
    async run({ stores, unique }) {
      const key = unique("key");
      expectEqual(await stores[0].read(key), undefined, "A free key's state");
      expectEqual(await stores[0].claim(key, "a", LONG_TTL_MS), "claimed", "The claim");
      for (const store of stores) expectEqual(await store.read(key), held("a"), "The state");
      const other = await stores[1].claim(key, "b", LONG_TTL_MS);
      expectEqual(other, held("a"), "Another owner's claim of a claimed key");
      expectEqual(await stores[2].read(key), held("a"), "The state after another owner's claim");
    },
  },
  {
    rule: "one of 50 concurrent claims on three instances succeeds, and the others return its owner",
    async run({ stores, unique }) {
      for (let round = 0; round < 5; round += 1) {
        const key = unique(`key ${round}`);
        const results = await runConcurrently((index) =>
          (stores[index % 3] ?? stores[0]).claim(key, `owner ${index}`, LONG_TTL_MS),
        );
        expectEqual(countOf(results, "claimed"), 1, "The number of successful claims");
        const state = held(`owner ${results.indexOf("claimed")}`);
        for (const result of results)
          if (result !== "claimed") expectEqual(result, state, "The result of the other claims");
      }
    },
  },
  {
    rule: "claim() renews the owner's own claim, from any instance",
    async run({ stores, unique }) {
      const [key, control] = [unique("key"), unique("control")];
      await stores[0].claim(key, "a", SHORT_TTL_MS);
      expectEqual(await stores[1].claim(key, "a", LONG_TTL_MS), "claimed", "The renewal");
      await stores[0].claim(control, "a", 2 * SHORT_TTL_MS);
      await waitUntilFree(stores[0], control);
      expectEqual(await stores[2].read(key), held("a"), "The state after the first TTL");
    },
  },
  {
    rule: "a claim expires, and then one of 50 concurrent claims succeeds",
    async run({ stores, unique }) {
      const key = unique("key");
      await stores[0].claim(key, "a", SHORT_TTL_MS);
      await waitUntilFree(stores[1], key);
      const results = await runConcurrently((index) =>
        (stores[index % 3] ?? stores[0]).claim(key, `owner ${index}`, LONG_TTL_MS),
      );
      expectEqual(countOf(results, "claimed"), 1, "The number of successful claims");
    },
  },
  {
    rule: "complete() stores a value that all instances read, and that no claim changes",
    async run({ stores, unique }) {
      const key = unique("key");
      const value = JSON.stringify({ text: ODD_TEXTS.join(), long: "ü".repeat(20_000) });
      await stores[0].claim(key, "a", LONG_TTL_MS);
      expectEqual(await stores[1].complete(key, "a", value, LONG_TTL_MS), true, "complete()");
      for (const store of stores) {
        expectEqual(await store.read(key), done(value), "The state");
        expectEqual(await store.claim(key, "a", LONG_TTL_MS), done(value), "Its owner's claim");
        expectEqual(await store.claim(key, "b", LONG_TTL_MS), done(value), "Another claim");
      }
    },
  },
  {
    rule: "complete() returns false and changes nothing if the claim is missing, another owner's or completed",
    async run({ stores, unique }) {
      const key = unique("key");
      const complete = (owner: string, value: string) =>
        stores[0].complete(key, owner, value, LONG_TTL_MS);
      expectEqual(await complete("a", "value"), false, "complete() of a free key");
      expectEqual(await stores[1].read(key), undefined, "The free key's state");
      await stores[1].claim(key, "a", LONG_TTL_MS);
      expectEqual(await complete("b", "value"), false, "complete() by another owner");
      expectEqual(await stores[1].read(key), held("a"), "The state after it");
      expectEqual(await complete("a", "value"), true, "complete() by the owner");
      expectEqual(await complete("a", "other"), false, "A second complete()");
      expectEqual(await stores[1].read(key), done("value"), "The state after it");
    },
  },
  {
    rule: "one of 50 concurrent complete() of one claim succeeds, and its value stays",
    async run({ stores, unique }) {
      const key = unique("key");
      await stores[0].claim(key, "a", LONG_TTL_MS);
      const results = await runConcurrently((index) =>
        (stores[index % 3] ?? stores[0]).complete(key, "a", `value ${index}`, LONG_TTL_MS),
      );
      expectEqual(countOf(results, true), 1, "The number of successful complete()");
      const value = `value ${results.indexOf(true)}`;
      expectEqual(await stores[0].read(key), done(value), "The state");
    },
  },
  {
    rule: "complete() returns false and changes nothing after the claim has expired",
    async run({ stores, unique }) {
      const key = unique("key");
      await stores[0].claim(key, "a", SHORT_TTL_MS);
      await waitUntilFree(stores[0], key);
      const late = () => stores[0].complete(key, "a", "value", LONG_TTL_MS);
      expectEqual(await late(), false, "complete() of an expired claim");
      expectEqual(await stores[1].read(key), undefined, "The state after it");
      await stores[1].claim(key, "b", LONG_TTL_MS);
      expectEqual(await late(), false, "complete() of a claim that another owner took over");
      expectEqual(await stores[1].read(key), held("b"), "The state after it");
    },
  },
  {
    rule: "a value stays for the TTL of complete(), not of the claim, and then expires",
    async run({ stores, unique }) {
      const [short, long, control] = [unique("short"), unique("long"), unique("control")];
      await stores[0].claim(short, "a", LONG_TTL_MS);
      await stores[0].complete(short, "a", "value", SHORT_TTL_MS);
      await waitUntilFree(stores[1], short);
      // Long enough for complete() to come in time, on a slow machine too.
      await stores[0].claim(long, "a", 1_000);
      expectEqual(await stores[0].complete(long, "a", "value", LONG_TTL_MS), true, "complete()");
      await stores[0].claim(control, "a", 1_000);
      await waitUntilFree(stores[0], control);
      expectEqual(await stores[1].read(long), done("value"), "The state after the claim's TTL");
    },
  },
  {
    rule: "release() frees the owner's own claim, and nothing else",
    async run({ stores, unique }) {
      const key = unique("key");
      await stores[0].release(key, "a");
      await stores[0].claim(key, "a", LONG_TTL_MS);
      await stores[1].release(key, "b");
      expectEqual(
        await stores[0].read(key),
        held("a"),
        "The state after another owner's release()",
      );
      await stores[1].release(key, "a");
      expectEqual(await stores[0].read(key), undefined, "The state after release()");
      expectEqual(await stores[2].claim(key, "b", LONG_TTL_MS), "claimed", "The next claim");
      await stores[2].complete(key, "b", "b", LONG_TTL_MS);
      await stores[2].release(key, "b");
      expectEqual(await stores[0].read(key), done("b"), "A value after release()");
    },
  },
  {
    rule: "claim(…, replacing) takes over exactly that value, and no claim",
    async run({ stores, unique }) {
      const [key, claimed] = [unique("key"), unique("claimed")];
      await stores[0].claim(key, "a", LONG_TTL_MS);
      await stores[0].complete(key, "a", "value", LONG_TTL_MS);
      const claim = (owner: string, replacing?: string) =>
        stores[1].claim(key, owner, LONG_TTL_MS, replacing);
      for (const replacing of [undefined, "", "a", "Value", "value ", "undefined"])
        expectEqual(await claim("b", replacing), done("value"), "A claim replacing another value");
      expectEqual(await claim("b", "value"), "claimed", "A claim replacing the value");
      expectEqual(await stores[2].read(key), held("b"), "The state after it");
      expectEqual(await claim("c", "value"), held("b"), "A claim replacing the value once more");
      await stores[0].claim(claimed, "owner", LONG_TTL_MS);
      const other = await stores[1].claim(claimed, "b", LONG_TTL_MS, "owner");
      expectEqual(other, held("owner"), "A claim replacing a value that equals the owner");
      const free = await stores[1].claim(unique("free"), "b", LONG_TTL_MS, "value");
      expectEqual(free, "claimed", "A replacing claim of a free key");
    },
  },
  {
    rule: "one of 50 concurrent claims that replace one value succeeds, an empty value too",
    async run({ stores, unique }) {
      for (const value of ["value", ""]) {
        const key = unique(`key ${value}`);
        await stores[0].claim(key, "a", LONG_TTL_MS);
        await stores[0].complete(key, "a", value, LONG_TTL_MS);
        const plain = await stores[1].claim(key, "b", LONG_TTL_MS);
        expectEqual(plain, done(value), "A claim that replaces nothing");
        const results = await runConcurrently((index) =>
          (stores[index % 3] ?? stores[0]).claim(key, `owner ${index}`, LONG_TTL_MS, value),
        );
        expectEqual(countOf(results, "claimed"), 1, "The number of successful claims");
      }
    },
  },
  {
    rule: "claim() never returns a state that it takes over: its own claim, or the value to replace",
    async run({ stores, unique }) {
      for (let round = 0; round < 5; round += 1) {
        const key = unique(`key ${round}`);
        await stores[0].claim(key, "a", LONG_TTL_MS);
        await stores[0].complete(key, "a", "value", LONG_TTL_MS);
        const results = await runConcurrently((index) => {
          const replacing = index < 25 ? undefined : "value";
          return (stores[index % 3] ?? stores[0]).claim(key, "a", LONG_TTL_MS, replacing);
        });
        for (const [index, result] of results.entries())
          if (result !== "claimed")
            expectEqual(
              [index < 25, result],
              [true, done("value")],
              "The result of a refused claim",
            );
      }
    },
  },
  {
    rule: "keys and owners are exact text: case, accents, spaces, quotes, wildcards and length count",
    async run({ stores, unique }) {
      for (const text of ODD_TEXTS) {
        const key = `${unique("key")}${text}`;
        expectEqual(await stores[0].claim(key, text, LONG_TTL_MS), "claimed", `A claim of ${key}`);
      }
      for (const text of ODD_TEXTS) {
        const key = `${unique("key")}${text}`;
        expectEqual(await stores[1].read(key), held(text), `The state of ${key}`);
        const completed = await stores[1].complete(key, `${text}!`, "value", LONG_TTL_MS);
        expectEqual(completed, false, "complete() by an owner with a longer name");
        await stores[1].release(key, text);
        expectEqual(await stores[2].read(key), undefined, "The state after release()");
      }
    },
  },
];

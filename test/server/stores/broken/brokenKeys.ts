import { LONG_MS, pause, type Breakage } from "./Breakage.ts";

/** Renames a key in all operations on keys. */
function renameKeys(rename: (key: string) => string): Breakage {
  return (store) => ({
    read: (key) => store.read(rename(key)),
    claim: (key, ...rest) => store.claim(rename(key), ...rest),
    complete: (key, ...rest) => store.complete(rename(key), ...rest),
    release: (key, ...rest) => store.release(rename(key), ...rest),
  });
}

/** What a store may do wrong with keys. */
export const brokenKeys: Record<string, Breakage> = {
  "claims are not atomic": (store) => ({
    async claim(key, owner, ttlMs, replacing) {
      const state = await store.read(key);
      await pause(1);
      if (state?.state === "held" && state.owner !== owner) return state;
      if (state?.state === "done" && state.value !== replacing) return state;
      const now = await store.read(key);
      if (now?.state === "held") await store.release(key, now.owner);
      return await store.claim(key, owner, ttlMs, replacing);
    },
  }),
  "a refused claim returns a later state": (store) => ({
    async claim(...args) {
      const result = await store.claim(...args);
      await pause(1);
      return result === "claimed" ? result : ((await store.read(args[0])) ?? result);
    },
  }),
  "every claim succeeds": (store) => ({
    claim: async (...args) => (await store.claim(...args), "claimed"),
  }),
  "an owner's own claim is refused": (store) => ({
    claim: async (key, ...rest) => (await store.read(key)) ?? (await store.claim(key, ...rest)),
  }),
  "a renewal doesn't extend the claim": (store) => ({
    async claim(key, owner, ...rest) {
      const state = await store.read(key);
      if (state?.state === "held" && state.owner === owner) return "claimed";
      return await store.claim(key, owner, ...rest);
    },
  }),
  "claims never expire": (store) => ({
    claim: (key, owner, _, replacing) => store.claim(key, owner, LONG_MS, replacing),
  }),
  "values never expire": (store) => ({
    complete: (key, owner, value) => store.complete(key, owner, value, LONG_MS),
  }),
  "a completed key is claimed by its owner again": (store) => {
    const owners = new Map<string, string>();
    return {
      claim: async (key, owner, ttlMs, replacing) => {
        const state = await store.read(key);
        const value =
          state?.state === "done" && owners.get(key) === owner ? state.value : replacing;
        return await store.claim(key, owner, ttlMs, value);
      },
      complete: (key, owner, ...rest) => {
        owners.set(key, owner);
        return store.complete(key, owner, ...rest);
      },
    };
  },
  "a claim without `replacing` replaces an empty value": (store) => ({
    claim: (key, owner, ttlMs, replacing = "") => store.claim(key, owner, ttlMs, replacing),
  }),
  "`replacing` is ignored": (store) => ({
    claim: (key, owner, ttlMs) => store.claim(key, owner, ttlMs),
  }),
  "`replacing` replaces any value": (store) => ({
    async claim(key, owner, ttlMs, replacing) {
      const state = await store.read(key);
      const any = replacing !== undefined && state?.state === "done" ? state.value : replacing;
      return await store.claim(key, owner, ttlMs, any);
    },
  }),
  "`replacing` ignores case": (store) => ({
    async claim(key, owner, ttlMs, replacing) {
      const state = await store.read(key);
      const isSame =
        state?.state === "done" && state.value.toLowerCase() === replacing?.toLowerCase();
      return await store.claim(key, owner, ttlMs, isSame ? state.value : replacing);
    },
  }),
  "`replacing` takes over a claim": (store) => ({
    async claim(key, owner, ttlMs, replacing) {
      const state = await store.read(key);
      if (state?.state === "held" && state.owner === replacing) await store.release(key, replacing);
      return await store.claim(key, owner, ttlMs, replacing);
    },
  }),
  "another owner completes": (store) => ({
    async complete(key, owner, value, ttlMs) {
      const state = await store.read(key);
      const holder = state?.state === "held" ? state.owner : owner;
      return await store.complete(key, holder, value, ttlMs);
    },
  }),
  "complete() always returns true": (store) => ({
    complete: async (...args) => (await store.complete(...args), true),
  }),
  "complete() works without a claim": (store) => ({
    async complete(key, owner, value, ttlMs) {
      await store.claim(key, owner, ttlMs);
      return await store.complete(key, owner, value, ttlMs);
    },
  }),
  "complete() overwrites a value": (store) => ({
    async complete(key, owner, value, ttlMs) {
      const state = await store.read(key);
      if (state?.state === "done") await store.claim(key, owner, ttlMs, state.value);
      return await store.complete(key, owner, value, ttlMs);
    },
  }),
  "release() frees another owner's claim": (store) => ({
    async release(key, owner) {
      const state = await store.read(key);
      await store.release(key, state?.state === "held" ? state.owner : owner);
    },
  }),
  "release() deletes a value": (store) => ({
    async release(key, owner) {
      const state = await store.read(key);
      if (state?.state === "done") await store.claim(key, owner, LONG_MS, state.value);
      await store.release(key, owner);
    },
  }),
  "release() does nothing": () => ({ release: async () => {} }),
  "keys ignore case": renameKeys((key) => key.toLowerCase()),
  "keys are trimmed": renameKeys((key) => key.trim()),
  "keys are cut": renameKeys((key) => key.slice(0, 200)),
  "keys are normalized": renameKeys((key) => key.normalize("NFC")),
  "keys lose what is not ASCII": renameKeys((key) => key.replaceAll(/[^ -~]/g, "?")),
  "values lose what is not ASCII": (store) => ({
    complete: (key, owner, value, ttlMs) =>
      store.complete(key, owner, value.replaceAll(/[^ -~]/g, "?"), ttlMs),
  }),
  "an operation rejects": () => ({ read: async () => Promise.reject(new Error("no connection")) }),
};

/** What a store may do wrong with counters. */
export const brokenCounters: Record<string, Breakage> = {
  "counters are not atomic": (store) => {
    const counts = new Map<string, number>();
    return {
      async increment(key, ttlMs) {
        const count = (counts.get(key) ?? 0) + 1;
        await pause(1);
        counts.set(key, count);
        return { ...(await store.increment(key, ttlMs)), count };
      },
    };
  },
  "counters never expire": (store) => ({ increment: (key) => store.increment(key, LONG_MS) }),
  "each increment extends the counter": (store) => {
    const counters = new Map<string, { count: number; expiresAt: number }>();
    return {
      async increment(key, ttlMs) {
        const before = counters.get(key);
        const isNew = !before || before.expiresAt <= Date.now();
        const next = { count: isNew ? 1 : before.count + 1, expiresAt: Date.now() + ttlMs };
        counters.set(key, next);
        return { count: next.count, expiresInMs: ttlMs };
      },
      read: store.read,
    };
  },
  "expiresInMs is a time": (store) => ({
    async increment(key, ttlMs) {
      const { count, expiresInMs } = await store.increment(key, ttlMs);
      return { count, expiresInMs: Date.now() + expiresInMs };
    },
  }),
  "counters count from 0": (store) => ({
    async increment(key, ttlMs) {
      const { count, expiresInMs } = await store.increment(key, ttlMs);
      return { count: count - 1, expiresInMs };
    },
  }),
  "a counter claims its key": (store) => ({
    async increment(key, ttlMs) {
      await store.claim(key, "counter", ttlMs);
      return await store.increment(key, ttlMs);
    },
  }),
  "an operation never returns": () => ({ increment: () => new Promise(() => {}) }),
};

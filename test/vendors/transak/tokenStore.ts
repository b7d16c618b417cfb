import { memoryKeys } from "../../../src/vendors/memoryKeys.ts";
import { seal, unseal } from "../../../src/vendors/seal.ts";
import type { KeyStore } from "../../../src/vendors/KeyStore.ts";
import type { TransakToken } from "../../../src/vendors/transak/token.ts";
import { API_KEY, API_SECRET } from "./listenAsTransak.ts";

/** The store that several instances share, what is in it, and how often it was used. */
export async function createTokenStore(apiUrl: string, kept?: TransakToken) {
  const key = `transak:token:${JSON.stringify([apiUrl, API_KEY])}`;
  const keys = memoryKeys();
  const used = { reads: 0, writes: 0, isAway: false };
  function countRead() {
    used.reads++;
    if (used.isAway) throw new Error("The database is away.");
  }
  const store: KeyStore = {
    ...keys,
    async read(...parameters) {
      countRead();
      return keys.read(...parameters);
    },
    async claim(...parameters) {
      countRead();
      return keys.claim(...parameters);
    },
    async complete(...parameters) {
      const isKept = await keys.complete(...parameters);
      if (isKept) used.writes++;
      return isKept;
    },
  };

  /** Stores a token as another instance does. */
  async function write(token: TransakToken): Promise<void> {
    const state = await keys.read(key);
    await keys.claim(key, "other", 60_000, state?.state === "done" ? state.value : undefined);
    await keys.complete(key, "other", await seal(API_SECRET, JSON.stringify(token), key), 1e12);
  }

  /** Claims the token as an instance that renews it does, and has not stored it yet. */
  async function hold(): Promise<void> {
    const state = await keys.read(key);
    await keys.claim(key, "other", 60_000, state?.state === "done" ? state.value : undefined);
  }

  async function read(): Promise<TransakToken | undefined> {
    const state = await keys.read(key);
    if (state?.state !== "done") return undefined;
    return JSON.parse((await unseal(API_SECRET, state.value, key)) ?? "null") as TransakToken;
  }

  if (kept) await write(kept);
  return { store, used, write, hold, read };
}

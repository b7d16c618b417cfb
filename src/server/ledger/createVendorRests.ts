import type { VendorAnswer } from "../../vendors/VendorServer.ts";
import { getRetryAfterMs } from "../events/delays.ts";
import type { RampStore } from "../store/RampStore.ts";

/** How long a vendor rests that answered 429 without a time, in milliseconds. */
const REST_MS = 60_000;

/** Vendors that asked to be left alone for a while. */
export interface VendorRests {
  /** Reads the rests that the runs of all instances began. */
  load: (vendors: Iterable<string>) => Promise<void>;
  /** Begins a vendor's rest, for the runs of all instances, until the answer's `Retry-After`. */
  begin: (vendor: string, answer: VendorAnswer) => Promise<void>;
  /** When a vendor's rest ends; nothing if it has none. */
  getEnd: (vendor: string) => number | undefined;
}

export function createVendorRests(
  store: Pick<RampStore, "read" | "claim" | "complete">,
  owner: string,
): VendorRests {
  const ends = new Map<string, number>();

  return {
    async load(vendors) {
      for (const vendor of vendors) {
        const state = await store.read(toKey(vendor));
        if (!state) continue;
        // An instance that was killed before it stored the time leaves a claim.
        ends.set(vendor, state.state === "done" ? Number(state.value) : Date.now() + REST_MS);
      }
    },
    async begin(vendor, { retryAfter }) {
      if (ends.has(vendor)) return;
      const now = Date.now();
      const durationMs = getRetryAfterMs(retryAfter, now) || REST_MS;
      const end = now + durationMs;
      ends.set(vendor, end);
      const key = toKey(vendor);
      if ((await store.claim(key, owner, durationMs)) === "claimed")
        await store.complete(key, owner, String(end), durationMs);
    },
    getEnd: (vendor) => ends.get(vendor),
  };
}

function toKey(vendor: string): string {
  return `reconcile:rest:${vendor}`;
}

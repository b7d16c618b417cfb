import { parseJson } from "../../parseJson.ts";
import type { KeyStore } from "../../vendors/KeyStore.ts";
import type { SkippedVendor } from "../../vendors/Offer.ts";
import type { VendorServer } from "../../vendors/VendorServer.ts";
import { hashText } from "../hashText.ts";

const DEFAULT_LIFETIME_MS = 60 * 60 * 1000;
/** How long a claim outlives a process that is killed before it has named the vendor. */
const CLAIM_TTL_MS = 30_000;

interface PinnedVendor {
  /** Its name. */
  vendor: string;
  /** Those that didn't serve the order before. */
  skipped: readonly SkippedVendor[];
}

/** The vendor that a request for a session may have reached. */
export interface VendorPin {
  /** Nothing if the request has reached none. */
  get: () => Promise<PinnedVendor | undefined>;
  /**
   * Call it before the vendor is asked. Returns false if another request for the same order chooses
   * the vendor: then it must not be asked.
   */
  set: (vendor: VendorServer, skipped: readonly SkippedVendor[]) => Promise<boolean>;
  /** Call it once no vendor can have opened a session. */
  clear: () => Promise<void>;
}

/**
 * A repeated request goes to the vendor that may have opened a session for it, and to no other, on
 * every instance: the vendor's answer may have been lost, or its offer may look worse by now.
 *
 * @param question the order and the `Idempotency-Key`
 */
export function createVendorPin(store: KeyStore, userId: string, question: string): VendorPin {
  const keyOf = async () => `vendor:${await hashText(JSON.stringify([userId, question]))}`;
  const owner = crypto.randomUUID();
  let held: string | undefined;

  async function claim(key: string): Promise<boolean> {
    return (await store.claim(key, owner, CLAIM_TTL_MS, held)) === "claimed";
  }

  return {
    async get() {
      const state = await store.read(await keyOf());
      held = state?.state === "done" ? state.value : undefined;
      return held === undefined ? undefined : (parseJson(held) as PinnedVendor | undefined);
    },
    async set({ name, sessionLifetimeMs = DEFAULT_LIFETIME_MS }, skipped) {
      const key = await keyOf();
      const value = JSON.stringify({ vendor: name, skipped } satisfies PinnedVendor);
      if (!(await claim(key))) return false;
      if (!(await store.complete(key, owner, value, sessionLifetimeMs))) return false;
      held = value;
      return true;
    },
    async clear() {
      const key = await keyOf();
      if (held !== undefined && (await claim(key))) await store.release(key, owner);
    },
  };
}

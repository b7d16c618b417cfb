import { seal, unseal } from "../vendors/seal.ts";
import type { KeyStore } from "../vendors/KeyStore.ts";
import type { VendorAnswer, VendorServer } from "../vendors/VendorServer.ts";
import { parseJson } from "../parseJson.ts";
import type { VendorLookup } from "./createVendorLookup.ts";
import { hashText } from "./hashText.ts";
import { errorAnswer, inProgress, isSuccess } from "./responses.ts";

/** A session, and how long it can be paid or opened. */
export interface IssuedSession {
  answer: VendorAnswer;
  lifetimeMs: number;
  /** The vendor that issued it. Its secret encrypts it in the store. */
  vendor?: VendorServer | undefined;
}

export interface CachedAnswer {
  answer: VendorAnswer;
  /** Milliseconds since the vendor's response; `undefined` for the first request. */
  ageMs: number | undefined;
}

/** Returns the stored answer to a user's request, or calls `place` if there is none. */
export type RunOnce = (
  userId: string,
  question: string,
  place: () => Promise<IssuedSession>,
) => Promise<CachedAnswer>;

/**
 * How long a claim outlives its process, in milliseconds: the longest time after a crash until the
 * same request can open a session. It is renewed while the vendor is asked.
 */
const CLAIM_TTL_MS = 30_000;
/** Milliseconds between two looks at another instance's claim, and how often to look. */
const WAIT_MS = 250;
const MAX_WAITS = 60;

/**
 * Returns the first answer to repeated requests for as long as its session can be paid, on every
 * instance that shares the store, and shares a request in progress. Failures are not kept: a vendor
 * whose sessions can be paid unseen must itself track what it may have created.
 * */
export function createSessionCache(store: KeyStore, vendorOf: VendorLookup): RunOnce {
  const pending = new Map<string, Promise<CachedAnswer & { answeredAt: number }>>();

  async function runOnStore(
    key: string,
    place: () => Promise<IssuedSession>,
  ): Promise<CachedAnswer & { answeredAt: number }> {
    const owner = crypto.randomUUID();
    for (let waits = 0; ; waits++) {
      const state = await store.claim(key, owner, CLAIM_TTL_MS);
      if (state === "claimed") break;
      if (state.state === "done") return readStored(key, state.value);
      if (waits === MAX_WAITS) return { ...refuse(inProgress()), answeredAt: Date.now() };
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
    const askedAt = Date.now();
    const renewal = setInterval(() => {
      // A failed renewal shows when the claim is completed.
      store.claim(key, owner, CLAIM_TTL_MS).catch(() => {});
    }, CLAIM_TTL_MS / 3);
    let isKept = false;
    try {
      const { answer, lifetimeMs, vendor } = await place();
      const answeredAt = Date.now();
      const leftMs = askedAt + lifetimeMs - answeredAt;
      if (isSuccess(answer) && leftMs > 0) {
        const value = JSON.stringify({
          answeredAt,
          vendor: vendor?.name,
          sealed: await seal(getKeys(vendor)[0] ?? "", JSON.stringify(answer), key),
        });
        isKept = await store.complete(key, owner, value, leftMs);
        // Another instance may have opened a session meanwhile, so this one is shown to no one.
        if (!isKept) return { ...refuse(inProgress()), answeredAt };
      }
      return { answer, ageMs: undefined, answeredAt };
    } finally {
      clearInterval(renewal);
      // If the store fails now, the claim expires.
      if (!isKept) await store.release(key, owner).catch(() => {});
    }
  }

  async function readStored(
    key: string,
    value: string,
  ): Promise<CachedAnswer & { answeredAt: number }> {
    const { answeredAt, vendor, sealed } = parseJson(value) as Record<string, unknown>;
    const text = await unseal(getKeys(vendorOf(String(vendor))), String(sealed), key);
    // The vendor's secret has changed since, but the session may still be paid.
    if (text === undefined || typeof answeredAt !== "number")
      return { ...refuse(sessionUnreadable()), answeredAt: Date.now() };
    const ageMs = Math.max(0, Date.now() - answeredAt);
    return { answer: parseJson(text) as VendorAnswer, ageMs, answeredAt };
  }

  return async (userId, question, place) => {
    // Hash it, because the request contains up to kilobytes of user input.
    const key = `session:${await hashText(JSON.stringify([userId, question]))}`;
    const first = pending.get(key);
    if (first) {
      const { answer, answeredAt } = await first;
      return { answer, ageMs: Math.max(0, Date.now() - answeredAt) };
    }
    const own = runOnStore(key, place);
    pending.set(key, own);
    try {
      const { answer, ageMs } = await own;
      return { answer, ageMs };
    } finally {
      pending.delete(key);
    }
  };
}

/** Empty in the endpoint's own memory, where there is no one to hide a session from. */
function getKeys(vendor: VendorServer | undefined): string[] {
  return [vendor?.getEncryptionKey?.() ?? ""].flat();
}

function refuse(answer: VendorAnswer): CachedAnswer {
  return { answer, ageMs: undefined };
}

function sessionUnreadable(): VendorAnswer {
  const message =
    "This order already has a session, and this server can't read it any more. Place a new order, or try again in an hour.";
  return { ...errorAnswer(503, "unavailable", "session_unreadable", message), retryAfter: "2" };
}

import { createPerUserCache } from "../vendors/createPerUserCache.ts";
import type { VendorAnswer } from "../vendors/VendorServer.ts";
import { isSuccess } from "./responses.ts";

const MAX_ANSWERS = 10_000;
const MAX_ANSWERS_PER_USER = 20;

/** A session, and how long it can be paid or opened. */
export interface IssuedSession {
  answer: VendorAnswer;
  lifetimeMs: number;
}

export interface CachedAnswer {
  answer: VendorAnswer;
  /** Milliseconds since the vendor's response; `undefined` for the first request. */
  ageMs: number | undefined;
}

/** Returns the cached answer to a user's request, or calls `place` if there is none. */
export type RunOnce = (
  userId: string,
  question: string,
  place: () => Promise<IssuedSession>,
) => Promise<CachedAnswer>;

/**
 * Returns the first answer to repeated requests for as long as its session can be paid, and shares
 * a request in progress. Failures are not cached: a vendor whose sessions can be paid unseen must
 * itself track what it may have created. Lives in this process's memory only.
 */
export function createIdempotencyCache(): RunOnce {
  const answers = createPerUserCache<Promise<IssuedSession & { answeredAt: number }>>(
    MAX_ANSWERS,
    MAX_ANSWERS_PER_USER,
  );

  return async (userId, question, place) => {
    // Hash it, because the request contains up to kilobytes of user input.
    const key = await hash(question);
    const before = answers.get(userId, key);
    if (before) {
      const { answer, answeredAt } = await before;
      return { answer, ageMs: Date.now() - answeredAt };
    }
    const askedAt = Date.now();
    const pending = place().then((placed) => ({ ...placed, answeredAt: Date.now() }));
    answers.set(userId, key, pending, Infinity);
    let lifetimeMs = 0;
    try {
      const placed = await pending;
      if (isSuccess(placed.answer)) lifetimeMs = placed.lifetimeMs;
      return { answer: placed.answer, ageMs: undefined };
    } finally {
      if (lifetimeMs > 0) answers.set(userId, key, pending, askedAt + lifetimeMs);
      else answers.delete(userId, key, pending);
    }
  };
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

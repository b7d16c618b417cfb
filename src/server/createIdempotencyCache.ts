import { createUserStore } from "../vendors/createUserStore.ts";
import type { VendorAnswer } from "../vendors/VendorServer.ts";
import { isSuccess } from "./responses.ts";

/** Answers that are kept at most. */
const MAX_ANSWERS = 10_000;
/** Answers that are kept of one user at most. */
const MAX_ANSWERS_PER_USER = 20;

/** A session, and for how long it can be paid or opened. */
export interface IssuedSession {
  answer: VendorAnswer;
  lifetimeMs: number;
}

/** An answer, and how old it is where it was given before. */
export interface CachedAnswer {
  answer: VendorAnswer;
  /** Milliseconds since the vendor gave it; `undefined` for whoever asked first. */
  ageMs: number | undefined;
}

/** Finds the answer to a user's question; `place` does what it takes where there is none yet. */
export type RunOnce = (
  userId: string,
  question: string,
  place: () => Promise<IssuedSession>,
) => Promise<CachedAnswer>;

/**
 * Gives whoever asks again the answer of the first time, for as long as its session can be paid, and
 * also while that answer is awaited. A failure is not kept: a vendor whose sessions can be paid
 * unseen has to know itself what it may have opened. In the memory of this process alone.
 */
export function createIdempotencyCache(): RunOnce {
  const answers = createUserStore<Promise<IssuedSession & { answeredAt: number }>>(
    MAX_ANSWERS,
    MAX_ANSWERS_PER_USER,
  );

  return async (userId, question, place) => {
    // The question holds what its user wrote, up to kilobytes of it.
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

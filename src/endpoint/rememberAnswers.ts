import type { VendorAnswer } from "../vendors/VendorServer.ts";
import { isSuccess } from "./answer.ts";

/** How long an answer is kept from when it was asked for, in milliseconds. */
const KEPT = 60_000;
/** So many answers are kept, the newest ones. */
const MOST = 10_000;
/** So many of them are one user's: keys cost nothing, and must not push out the answers of others. */
const MOST_OF_ONE = 20;

/** Finds the answer to a user's question; `ask` does what it takes where there is none yet. */
export type AskOnce = (
  userId: string,
  question: string,
  ask: () => Promise<VendorAnswer>,
) => Promise<VendorAnswer>;

interface Kept {
  userId: string;
  question: string;
  until: number;
  answer: Promise<VendorAnswer>;
}

/**
 * Gives whoever asks again the very answer of the first time, also while that is still awaited.
 * Failures are not kept. In the memory of this process alone: another instance knows nothing of it.
 */
export function rememberAnswers(): AskOnce {
  /** The oldest come first, here and in what is kept of one user. */
  const kept = new Set<Kept>();
  const ofUsers = new Map<string, Map<string, Kept>>();

  function forget(one: Kept): void {
    kept.delete(one);
    const theirs = ofUsers.get(one.userId);
    // Its place may have passed on to a later try.
    if (theirs?.get(one.question) === one) theirs.delete(one.question);
    if (theirs?.size === 0) ofUsers.delete(one.userId);
  }

  function makeRoom(now: number): void {
    // What is too old goes now: no timer waits for it.
    for (const one of kept) {
      if (now < one.until && kept.size <= MOST) return;
      forget(one);
    }
  }

  return (userId, question, ask) => {
    const now = Date.now();
    makeRoom(now);
    const before = ofUsers.get(userId)?.get(question);
    if (before) return before.answer;
    const one = { userId, question, until: now + KEPT, answer: ask() };
    const theirs = ofUsers.get(userId) ?? new Map<string, Kept>();
    ofUsers.set(userId, theirs.set(question, one));
    kept.add(one);
    makeRoom(now);
    const [oldest] = theirs.values();
    if (oldest && theirs.size > MOST_OF_ONE) forget(oldest);
    one.answer.then(
      (answer) => isSuccess(answer) || forget(one),
      () => forget(one),
    );
    return one.answer;
  };
}

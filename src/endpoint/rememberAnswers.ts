import type { VendorAnswer } from "../vendors/VendorServer.ts";
import { isSuccess } from "./answer.ts";

/** How long an answer is kept from when it was asked for, in milliseconds. */
const KEPT = 60_000;
/** So many answers are kept, the newest ones. */
const MOST = 10_000;

/** Finds the answer to a question; `ask` does what it takes where there is none yet. */
export type AskOnce = (question: string, ask: () => Promise<VendorAnswer>) => Promise<VendorAnswer>;

/**
 * Gives whoever asks again the very answer of the first time, also while that is still awaited.
 * Failures are not kept. In the memory of this process alone: another instance knows nothing of it.
 */
export function rememberAnswers(): AskOnce {
  const kept = new Map<string, { until: number; answer: Promise<VendorAnswer> }>();

  function makeRoom(now: number): void {
    // The oldest come first. What is too old goes now: no timer waits for it.
    for (const [question, { until }] of kept) {
      if (now < until && kept.size <= MOST) return;
      kept.delete(question);
    }
  }

  return (question, ask) => {
    const now = Date.now();
    makeRoom(now);
    const before = kept.get(question);
    if (before) return before.answer;
    const one = { until: now + KEPT, answer: ask() };
    kept.set(question, one);
    makeRoom(now);
    const forget = () => {
      // Its place may have passed on to a later try.
      if (kept.get(question) === one) kept.delete(question);
    };
    one.answer.then((answer) => isSuccess(answer) || forget(), forget);
    return one.answer;
  };
}

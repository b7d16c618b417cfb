import { getBackoffDelay } from "../../getBackoffDelay.ts";
import type { RampEndpoint, TransactionSubject } from "../../client/RampEndpoint.ts";

/** Longest pause between two tries, in milliseconds. */
const MAX_RETRY_DELAY_MS = 60_000;
/** A stream that lasted so long, in milliseconds, was a good one: the next pause is short again. */
const STABLE_AFTER_MS = 10_000;

export interface SubscriptionOptions {
  signal: AbortSignal;
  /** The endpoint said something: from here on it tells of changes by itself. */
  onUpdate: (answer: unknown) => void;
  /** It does not any more; somebody has to ask. */
  onLost: () => void;
}

/**
 * Has the endpoint tell of a transaction's changes, and comes back where that breaks off: at first
 * after about a second, later after a minute, spread so that clients that were cut off together do
 * not come back together. Ends where the endpoint has nothing to watch. Never rejects.
 */
export async function subscribeWithRetry(
  watch: NonNullable<RampEndpoint["subscribeTransaction"]>,
  { id, ...context }: TransactionSubject,
  { signal, onUpdate, onLost }: SubscriptionOptions,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    const from = Date.now();
    let isOn = true;
    try {
      await watch(id, {
        ...context,
        signal,
        // What it still says after it broke off is not to be relied on.
        onUpdate: (answer) => isOn && !signal.aborted && onUpdate(answer),
      });
      return;
    } catch {
      // Asking goes on meanwhile, and says what is wrong where something is.
    } finally {
      isOn = false;
      if (!signal.aborted) onLost();
    }
    if (Date.now() - from > STABLE_AFTER_MS) failures = 0;
    await pause(getBackoffDelay(failures, { firstMs: 1_000, maxMs: MAX_RETRY_DELAY_MS }), signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}

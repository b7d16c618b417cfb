import { getBackoffDelay } from "../../getBackoffDelay.ts";
import type { CustomEndpoint, TransactionSubject } from "../../client/CustomEndpoint.ts";

/** The longest delay between two attempts, in milliseconds. */
const MAX_RETRY_DELAY_MS = 60_000;
/** After a stream that lasted this long, in milliseconds, the back-off starts over. */
const STABLE_AFTER_MS = 10_000;

export interface SubscriptionOptions {
  signal: AbortSignal;
  /** The endpoint pushed an update, and will push further changes. */
  onUpdate: (answer: unknown) => void;
  /** The stream is lost; poll instead. */
  onLost: () => void;
}

/**
 * Subscribes to a transaction, and again after a failure: at first after about a second, later after up to a minute,
 * with jitter so that clients that were cut off together don't reconnect together. Resolves if the endpoint has nothing
 * to subscribe to. Never rejects.
 */
export async function subscribeWithRetry(
  watch: NonNullable<CustomEndpoint["subscribeTransaction"]>,
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
        // Updates after the stream broke aren't reliable.
        onUpdate: (answer) => isOn && !signal.aborted && onUpdate(answer),
      });
      return;
    } catch {
      // Polling continues meanwhile and reports the cause, if there is one.
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

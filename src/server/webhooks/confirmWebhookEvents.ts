import type { Pause } from "../../vendors/requestVendor.ts";
import { isFinal, progressOf, type TransactionStatus } from "../../vendors/Transaction.ts";
import type { ConfirmedTransaction, WebhookEvent } from "../../vendors/VendorServer.ts";
import { createLimiter } from "./createLimiter.ts";

/** Milliseconds before each further look: the vendor may be behind its own webhook, or away. */
const RETRY_DELAYS_MS = [1_000, 5_000, 15_000];
/** The vendor is asked for so many transactions at once. */
const MAX_CONCURRENT = 8;
/** So many transactions may be under way; webhooks for more are turned away. */
const MAX_PENDING = 1_000;
/**
 * So many transactions are waited for that the vendor does not know, besides those under way. Anybody
 * can make up an id, so these must not keep a true webhook out, nor the vendor busy.
 */
const MAX_UNKNOWN = 100;
/** So many transactions are remembered, the newest ones. */
const MAX_REPORTED = 10_000;

interface PendingEvent {
  /** The one of its hints that claims most. */
  event: WebhookEvent;
  /** Whether a hint came after the last look began. */
  again: boolean;
  /** Ends the wait before the next look. */
  wake: () => void;
  work: Promise<void>;
}

/** What is done about a hint, or that there is no room for it. */
export type ConfirmWebhookEvent = (hint: WebhookEvent) => Promise<void> | "full";

/**
 * Makes facts out of one vendor's hints: asks the vendor, and tells each confirmed status once, forwards only and
 * one at a time per transaction. Hints for a transaction that is under way join in. Only `completed`
 * ends one: behind one id a first try may fail and the second go well, and crypto come after the time ran out.
 *
 * The work rejects with what the last try failed with, and `report` gets it once, however many hints
 * joined in.
 */
export function confirmWebhookEvents(
  confirm: (hint: WebhookEvent) => Promise<ConfirmedTransaction | undefined>,
  tell: (transaction: ConfirmedTransaction) => Promise<void>,
  report: (failure: unknown) => void,
  pause: Pause,
): ConfirmWebhookEvent {
  const followed = new Map<string, PendingEvent>();
  /** Those of them that the vendor was asked for and has not known so far. */
  const unknown = new Set<string>();
  const told = new Map<string, TransactionStatus>();
  const inTurn = createLimiter(MAX_CONCURRENT);

  /** Settled is what the vendor has confirmed as far as was claimed. */
  async function confirmOnce(
    id: string,
    one: PendingEvent,
  ): Promise<"settled" | "behind" | "unknown"> {
    const transaction = await inTurn(() => confirm(one.event));
    if (!transaction) return "unknown";
    unknown.delete(id);
    const { status } = transaction;
    if (getProgress(status) > getProgress(told.get(id))) {
      await tell(transaction);
      // Not before it was heard, or a failure would be the last that is said of it.
      remember(id, status);
    }
    return getProgress(status) >= getProgress(one.event.status) ? "settled" : "behind";
  }

  function remember(id: string, status: TransactionStatus): void {
    told.delete(id);
    told.set(id, status);
    for (const oldest of told.keys()) {
      if (told.size <= MAX_REPORTED) break;
      told.delete(oldest);
    }
  }

  async function follow(id: string, one: PendingEvent): Promise<void> {
    try {
      for (let tries = 0; ; tries++) {
        one.again = false;
        const outcome = await confirmOnce(id, one).catch((failure: unknown) => ({ failure }));
        if (isFinal(told.get(id) ?? "")) return;
        if (outcome === "unknown") {
          if (!unknown.has(id) && unknown.size >= MAX_UNKNOWN) return;
          unknown.add(id);
        }
        if (outcome === "unknown" || typeof outcome === "object") {
          // A hint that came during the last try has had none of its own.
          if (tries === RETRY_DELAYS_MS.length && one.again) tries = 0;
          const wait = RETRY_DELAYS_MS[tries];
          if (wait === undefined) {
            if (outcome === "unknown") return;
            throw outcome.failure;
          }
          // What failed needs its time: more hints, which anybody can send, do not shorten it.
          await pause(wait);
          continue;
        }
        const wait = RETRY_DELAYS_MS[tries];
        if (!one.again) {
          if (outcome === "settled" || wait === undefined) return;
          const woken = new Promise<void>((resolve) => (one.wake = resolve));
          await Promise.race([pause(wait), woken]);
        }
        // News deserve as much patience as the first hint had.
        if (one.again) tries = -1;
      }
    } finally {
      followed.delete(id);
      unknown.delete(id);
    }
  }

  return (hint) => {
    const { id } = hint;
    if (isFinal(told.get(id) ?? "")) return Promise.resolve();
    const known = followed.get(id);
    if (known) {
      known.event = getStrongerEvent(known.event, hint);
      known.again = true;
      known.wake();
      return known.work;
    }
    if (followed.size - unknown.size >= MAX_PENDING) return "full";
    const one: PendingEvent = {
      event: hint,
      again: false,
      wake: () => {},
      work: Promise.resolve(),
    };
    followed.set(id, one);
    one.work = follow(id, one);
    one.work.catch(report);
    return one.work;
  };
}

/** The one that claims more; of two that claim the same the later, unless only the earlier is signed. */
function getStrongerEvent(earlier: WebhookEvent, later: WebhookEvent): WebhookEvent {
  const more = getProgress(later.status) - getProgress(earlier.status);
  if (more !== 0) return more > 0 ? later : earlier;
  return earlier.signed && !later.signed ? earlier : later;
}

/** A word that is new to us claims nothing, and less than `pending`. */
function getProgress(status: string | undefined): number {
  return progressOf(status) ?? -1;
}

import type { Pause } from "../../vendors/requestVendor.ts";
import { isFinal, getProgress, type TransactionStatus } from "../../vendors/Transaction.ts";
import type { ConfirmedTransaction, WebhookEvent } from "../../vendors/VendorServer.ts";
import { ReportedElsewhereError } from "../ledger/createStatusReporter.ts";
import { createConcurrencyLimiter } from "./createConcurrencyLimiter.ts";

/** Milliseconds before each retry: the vendor's API may lag behind its own webhook, or be down. */
const RETRY_DELAYS_MS = [1_000, 5_000, 15_000];
/** Transactions requested from the vendor at the same time. */
const MAX_CONCURRENT = 8;
/** Transactions in progress; the endpoint rejects webhooks for more. */
const MAX_PENDING = 1_000;
/**
 * Transactions in progress that the vendor doesn't know, counted separately. Anyone can make up an
 * id, so these must not block genuine webhooks or overload the vendor.
 */
const MAX_UNKNOWN = 100;
/** Transactions whose last reported status is remembered, the newest ones. */
const MAX_REPORTED = 10_000;

interface PendingEvent {
  /** The event with the most advanced status. */
  event: WebhookEvent;
  /** Whether an event arrived after the last attempt started. */
  hasNewEvent: boolean;
  /** Ends the wait before the next attempt. */
  wake: () => void;
  work: Promise<void>;
}

/** Starts confirming an event, or returns "full" if too many are in progress. */
export type ConfirmWebhookEvent = (event: WebhookEvent) => Promise<void> | "full";

/**
 * Turns one vendor's webhook events into facts: requests the transaction from the vendor, and
 * reports each confirmed status once, forwards only and one at a time per transaction. Events for a
 * transaction in progress join it. Only `completed` is final: under the same id a first attempt may
 * fail and the second succeed, and crypto may arrive after the deadline.
 *
 * The promise rejects with the last attempt's failure, which `report` receives once, however many
 * events joined.
 */
export function confirmWebhookEvents(
  confirm: (event: WebhookEvent) => Promise<ConfirmedTransaction | undefined>,
  onConfirmed: (transaction: ConfirmedTransaction) => Promise<void>,
  report: (failure: unknown, id: string) => void,
  pause: Pause,
): ConfirmWebhookEvent {
  const followed = new Map<string, PendingEvent>();
  /** Transactions in progress that the vendor doesn't know so far. */
  const unknown = new Set<string>();
  const reported = new Map<string, TransactionStatus>();
  const inTurn = createConcurrencyLimiter(MAX_CONCURRENT);

  /**
   * "settled" means that the vendor has confirmed at least the claimed status, "elsewhere" that
   * another instance is reporting it.
   */
  async function confirmOnce(
    id: string,
    one: PendingEvent,
  ): Promise<"settled" | "behind" | "unknown" | "elsewhere"> {
    const transaction = await inTurn(() => confirm(one.event));
    if (!transaction) return "unknown";
    unknown.delete(id);
    const { status } = transaction;
    if (toRank(status) > toRank(reported.get(id))) {
      try {
        await onConfirmed(transaction);
      } catch (error) {
        if (error instanceof ReportedElsewhereError) return "elsewhere";
        throw error;
      }
      // Record the status only after the handler succeeded, so a failed call is retried.
      remember(id, status);
    }
    return toRank(status) >= toRank(one.event.status) ? "settled" : "behind";
  }

  function remember(id: string, status: TransactionStatus): void {
    reported.delete(id);
    reported.set(id, status);
    for (const oldest of reported.keys()) {
      if (reported.size <= MAX_REPORTED) break;
      reported.delete(oldest);
    }
  }

  async function follow(id: string, one: PendingEvent): Promise<void> {
    try {
      for (let tries = 0; ; tries++) {
        one.hasNewEvent = false;
        const outcome = await confirmOnce(id, one).catch((failure: unknown) => ({ failure }));
        if (isFinal(reported.get(id) ?? "")) return;
        if (outcome === "unknown") {
          if (!unknown.has(id) && unknown.size >= MAX_UNKNOWN) return;
          unknown.add(id);
        }
        if (outcome === "unknown" || outcome === "elsewhere" || typeof outcome === "object") {
          // An event that arrived during the last attempt gets attempts of its own.
          if (tries === RETRY_DELAYS_MS.length && one.hasNewEvent) tries = 0;
          const wait = RETRY_DELAYS_MS[tries];
          if (wait === undefined) {
            // The instance that reports it looks for newer statuses before it stops.
            if (typeof outcome !== "object") return;
            throw outcome.failure;
          }
          // Always wait after a failure: more events, which anyone can send, must not shorten the
          // back-off.
          await pause(wait);
          continue;
        }
        const wait = RETRY_DELAYS_MS[tries];
        if (!one.hasNewEvent) {
          if (outcome === "settled" || wait === undefined) return;
          const woken = new Promise<void>((resolve) => (one.wake = resolve));
          await Promise.race([pause(wait), woken]);
        }
        // A new event gets as many retries as the first.
        if (one.hasNewEvent) tries = -1;
      }
    } finally {
      followed.delete(id);
      unknown.delete(id);
    }
  }

  return (event) => {
    const { id } = event;
    if (isFinal(reported.get(id) ?? "")) return Promise.resolve();
    const known = followed.get(id);
    if (known) {
      known.event = getStrongerEvent(known.event, event);
      known.hasNewEvent = true;
      known.wake();
      return known.work;
    }
    if (followed.size - unknown.size >= MAX_PENDING) return "full";
    const one: PendingEvent = {
      event,
      hasNewEvent: false,
      wake: () => {},
      work: Promise.resolve(),
    };
    followed.set(id, one);
    one.work = follow(id, one);
    one.work.catch((failure: unknown) => report(failure, id));
    return one.work;
  };
}

/**
 * The event with the more advanced status; if equal, the later one, unless only the earlier is
 * signed.
 */
function getStrongerEvent(earlier: WebhookEvent, later: WebhookEvent): WebhookEvent {
  const more = toRank(later.status) - toRank(earlier.status);
  if (more !== 0) return more > 0 ? later : earlier;
  return earlier.signed && !later.signed ? earlier : later;
}

/** An unknown status counts as less than `pending`. */
function toRank(status: string | undefined): number {
  return getProgress(status) ?? -1;
}

import type { Pause } from "../../vendors/askVendor.ts";
import { isFinal, progressOf, type TransactionStatus } from "../../vendors/Transaction.ts";
import type { ConfirmedTransaction, WebhookHint } from "../../vendors/VendorServer.ts";
import { atMost } from "./atMost.ts";

/** Milliseconds before each further look: the vendor may be behind its own webhook, or away. */
const WAITS = [1_000, 5_000, 15_000];
/** The vendor is asked for so many transactions at once. */
const AT_ONCE = 8;
/** So many transactions may be under way; webhooks for more are turned away. */
const MOST = 1_000;
/**
 * So many transactions are waited for that the vendor does not know, besides those under way. Anybody
 * can make up an id, so these must not keep a true webhook out, nor the vendor busy.
 */
const MOST_UNKNOWN = 100;
/** So many transactions are remembered, the newest ones. */
const REMEMBERED = 10_000;

interface Followed {
  /** The one of its hints that claims most. */
  hint: WebhookHint;
  /** Whether a hint came after the last look began. */
  again: boolean;
  /** Ends the wait before the next look. */
  wake: () => void;
  work: Promise<void>;
}

/** What is done about a hint, or that there is no room for it. */
export type FollowHint = (hint: WebhookHint) => Promise<void> | "full";

/**
 * Makes facts out of one vendor's hints: asks the vendor, and tells each confirmed status once, forwards only and
 * one at a time per transaction. Hints for a transaction that is under way join in. Only `completed`
 * ends one: behind one id a first try may fail and the second go well, and crypto come after the time ran out.
 *
 * The work rejects with what the last try failed with, and `report` gets it once, however many hints
 * joined in.
 */
export function followHints(
  confirm: (hint: WebhookHint) => Promise<ConfirmedTransaction | undefined>,
  tell: (transaction: ConfirmedTransaction) => Promise<void>,
  report: (failure: unknown) => void,
  pause: Pause,
): FollowHint {
  const followed = new Map<string, Followed>();
  /** Those of them that the vendor was asked for and has not known so far. */
  const unknown = new Set<string>();
  const told = new Map<string, TransactionStatus>();
  const inTurn = atMost(AT_ONCE);

  /** Settled is what the vendor has confirmed as far as was claimed. */
  async function look(id: string, one: Followed): Promise<"settled" | "behind" | "unknown"> {
    const transaction = await inTurn(() => confirm(one.hint));
    if (!transaction) return "unknown";
    unknown.delete(id);
    const { status } = transaction;
    if (progress(status) > progress(told.get(id))) {
      await tell(transaction);
      // Not before it was heard, or a failure would be the last that is said of it.
      remember(id, status);
    }
    return progress(status) >= progress(one.hint.status) ? "settled" : "behind";
  }

  function remember(id: string, status: TransactionStatus): void {
    told.delete(id);
    told.set(id, status);
    for (const oldest of told.keys()) {
      if (told.size <= REMEMBERED) break;
      told.delete(oldest);
    }
  }

  async function follow(id: string, one: Followed): Promise<void> {
    try {
      for (let tries = 0; ; tries++) {
        one.again = false;
        const outcome = await look(id, one).catch((failure: unknown) => ({ failure }));
        if (isFinal(told.get(id) ?? "")) return;
        if (outcome === "unknown") {
          if (!unknown.has(id) && unknown.size >= MOST_UNKNOWN) return;
          unknown.add(id);
        }
        if (outcome === "unknown" || typeof outcome === "object") {
          // A hint that came during the last try has had none of its own.
          if (tries === WAITS.length && one.again) tries = 0;
          const wait = WAITS[tries];
          if (wait === undefined) {
            if (outcome === "unknown") return;
            throw outcome.failure;
          }
          // What failed needs its time: more hints, which anybody can send, do not shorten it.
          await pause(wait);
          continue;
        }
        const wait = WAITS[tries];
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
      known.hint = weightier(known.hint, hint);
      known.again = true;
      known.wake();
      return known.work;
    }
    if (followed.size - unknown.size >= MOST) return "full";
    const one: Followed = { hint, again: false, wake: () => {}, work: Promise.resolve() };
    followed.set(id, one);
    one.work = follow(id, one);
    one.work.catch(report);
    return one.work;
  };
}

/** The one that claims more; of two that claim the same the later, unless only the earlier is signed. */
function weightier(earlier: WebhookHint, later: WebhookHint): WebhookHint {
  const more = progress(later.status) - progress(earlier.status);
  if (more !== 0) return more > 0 ? later : earlier;
  return earlier.signed && !later.signed ? earlier : later;
}

/** A word that is new to us claims nothing, and less than `pending`. */
function progress(status: string | undefined): number {
  return progressOf(status) ?? -1;
}

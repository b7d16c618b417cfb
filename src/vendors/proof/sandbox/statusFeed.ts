import { createTimer } from "../../createTimer.ts";
import type { Ledger, ProofRecord, UserTransaction } from "./ledger.ts";

/** A status that a transaction has reached. */
export interface StatusChange {
  record: ProofRecord;
  /** The API's response at this change, even if later changes are already due. */
  transaction: UserTransaction;
}

/** Publishes each status change once, in chronological order. */
export interface StatusFeed {
  /**
   * Subscribes to changes from now on. The listener must not cause a change itself.
   *
   * @returns a function that unsubscribes
   */
  watch: (listener: (change: StatusChange) => void) => () => void;
  /** Reads the ledger again, after it changed or time was skipped. */
  refresh: () => void;
}

/** Has one timer, for the next change of all transactions, and only while there are subscribers. */
export function createStatusFeed(ledger: Ledger): StatusFeed {
  const listeners = new Set<(change: StatusChange) => void>();
  const timer = createTimer(announceDue);

  /** The first unannounced change, due or scheduled. */
  function nearest(): { record: ProofRecord; at: number } | undefined {
    let first: { record: ProofRecord; at: number } | undefined;
    for (const record of ledger.records()) {
      const at = ledger.changes(record)[record.announced]?.at;
      if (at !== undefined && (!first || at < first.at)) first = { record, at };
    }
    return first;
  }

  function announceDue() {
    let next = nearest();
    for (; next && next.at <= ledger.now(); next = nearest()) {
      const { record } = next;
      record.announced += 1;
      const transaction = ledger.transaction(record, record.announced);
      for (const listener of listeners) listener({ record, transaction });
    }
    timer.set((next?.at ?? Infinity) - ledger.now());
  }

  return {
    watch(listener) {
      // Changes that are already due belong to earlier subscribers, if any.
      announceDue();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) timer.clear();
      };
    },
    refresh() {
      if (listeners.size > 0) announceDue();
    },
  };
}

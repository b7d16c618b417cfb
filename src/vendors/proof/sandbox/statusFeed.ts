import { createTimer } from "../../createTimer.ts";
import type { Ledger, ProofRecord, UserTransaction } from "./ledger.ts";

/** A status that a transaction has reached. */
export interface StatusChange {
  record: ProofRecord;
  /** What the API says of it at this change, even where later ones are due already. */
  transaction: UserTransaction;
}

/** Tells of changes of status as they happen: each once, in the order of their times. */
export interface StatusFeed {
  /**
   * Hears what happens from now on, and must not cause a change itself while it is told of one.
   *
   * @returns a function that ends it
   */
  watch: (listener: (change: StatusChange) => void) => () => void;
  /** Looks at the books again: something was written down, or time was skipped. */
  refresh: () => void;
}

/** Holds one timer, for the nearest coming change of all, and only while somebody listens. */
export function createStatusFeed(ledger: Ledger): StatusFeed {
  const listeners = new Set<(change: StatusChange) => void>();
  const alarm = createTimer(tellWhatIsDue);

  /** The first change that was not announced, whether it is due or ahead. */
  function nearest(): { record: ProofRecord; at: number } | undefined {
    let first: { record: ProofRecord; at: number } | undefined;
    for (const record of ledger.records()) {
      const at = ledger.changes(record)[record.announced]?.at;
      if (at !== undefined && (!first || at < first.at)) first = { record, at };
    }
    return first;
  }

  function tellWhatIsDue() {
    let next = nearest();
    for (; next && next.at <= ledger.now(); next = nearest()) {
      const { record } = next;
      record.announced += 1;
      const transaction = ledger.transaction(record, record.announced);
      for (const listener of listeners) listener({ record, transaction });
    }
    alarm.set((next?.at ?? Infinity) - ledger.now());
  }

  return {
    watch(listener) {
      // What is due already belongs to those who listened before, or to nobody.
      tellWhatIsDue();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) alarm.clear();
      };
    },
    refresh() {
      if (listeners.size > 0) tellWhatIsDue();
    },
  };
}

import type { Transaction } from "../../vendors/Transaction.ts";
import type { TransactionPage } from "./parseTransactionPage.ts";
import { mergeTransaction } from "./transactionState.ts";

/**
 * Lists the transactions of all pages without duplicates, each at its first place.
 *
 * @param live newer reports of some of them, from following those
 */
export type TransactionMerger = (
  pages: readonly TransactionPage[],
  live?: readonly Transaction[],
) => readonly Transaction[];

interface KnownTransaction {
  newest: Transaction;
  /** Reports that are merged already: merging one again would bring back its older fields. */
  merged: WeakSet<Transaction>;
}

/** Remembers every transaction that it has listed, so that no status goes back when another page or report is older. */
export function createTransactionMerger(): TransactionMerger {
  const known = new Map<string, KnownTransaction>();

  function merge(key: string, report: Transaction): void {
    const one = known.get(key) ?? { newest: report, merged: new WeakSet([report]) };
    known.set(key, one);
    if (one.merged.has(report)) return;
    one.merged.add(report);
    one.newest = mergeTransaction(one.newest, { ...one.newest, ...omitUndefined(report) });
  }

  return (pages, live = []) => {
    const listed = new Set<string>();
    for (const row of pages.flatMap(({ transactions }) => transactions)) {
      const key = getKey(row);
      listed.add(key);
      merge(key, row);
    }
    for (const report of live) if (listed.has(getKey(report))) merge(getKey(report), report);
    return [...listed].flatMap((key) => known.get(key)?.newest ?? []);
  };
}

function getKey({ vendor, id }: Transaction): string {
  return JSON.stringify([vendor, id]);
}

/** A vendor that reports a field once needn't repeat it. */
function omitUndefined(report: Transaction): Partial<Transaction> {
  return Object.fromEntries(Object.entries(report).filter(([, value]) => value !== undefined));
}

import { QueryClient } from "@tanstack/query-core";
import { pageGlobal } from "../../pageGlobal.ts";
import type { RampStorage } from "../RampSettings.ts";
import type { TransactionLookup } from "./fetchTransaction.ts";

/** State that all followers on a page share; maps are keyed by the hash of a transaction's key. */
export interface PageTransactions {
  /**
   * For all of this library's queries on a page. Not the host's client: its defaults (`keepPreviousData` would show the
   * last purchase's end as this one's) and its `clear()` would affect purchases.
   */
  client: QueryClient;
  streams: Map<string, SharedStream>;
  /** Cancellations in flight: polled and pushed results wait for them. They never reject. */
  cancellations: Map<string, Promise<void>>;
  /** The vendors' own ids of the followed transactions. */
  references: Map<string, string>;
  storageIds: WeakMap<RampStorage, number>;
  storageCount: number;
}

/** One stream of a transaction, shared by all of its followers on the page. */
export interface SharedStream {
  target: TransactionLookup;
  followers: number;
  update: () => void;
  close: (reason?: symbol) => void;
}

let page: PageTransactions | undefined;

/** Stored on the page, not in this module: the widget and the hooks are separate bundles. */
export function getPageTransactions(): PageTransactions {
  if (page) return page;
  const client = pageGlobal("query", () => new QueryClient());
  // Keyed by client, because another copy of this library may use another version of Query.
  const all = pageGlobal("transactions", () => new WeakMap<QueryClient, PageTransactions>());
  page = all.get(client) ?? {
    client,
    streams: new Map(),
    cancellations: new Map(),
    references: new Map(),
    storageIds: new WeakMap(),
    storageCount: 0,
  };
  all.set(client, page);
  return page;
}

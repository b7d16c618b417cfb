import type { Mode } from "../../order.ts";
import type { KeyStore } from "../../vendors/KeyStore.ts";
import type { TransactionStatus } from "../../vendors/Transaction.ts";

/**
 * One purchase in the ledger. It holds no email, IP address, wallet address, token or signature. A
 * vendor may seal the secret of the purchase's session into `endpointId`: encrypted with AES-GCM, so
 * that it is of no use without the vendor's own secret. Times are whole milliseconds since 1970.
 */
export interface PurchaseRecord {
  /** Name of the vendor. */
  vendor: string;
  /** Id of the transaction, as `onTransaction` gets it. Unique within a vendor. */
  id: string;
  /** The id in this endpoint's URLs, if it differs from `id`. */
  endpointId?: string | undefined;
  /** The vendor's own id, for its support, if it differs from `id`. */
  reference?: string | undefined;
  /** The `id` that your `user` returned when the purchase began. */
  userId: string;
  /** Whether the user buys or sells crypto. */
  mode: Mode;
  /** Progress. It never goes back. */
  status: TransactionStatus;
  /** The vendor's own status; nothing before the vendor reported one. */
  vendorStatus?: string | undefined;
  /** The crypto asset, e.g. `USDT`. */
  currency?: string | undefined;
  /** The blockchain network, e.g. `TRC20`. */
  network?: string | undefined;
  /** Amount of crypto, a decimal string: as ordered, then as the vendor reports it. */
  amount?: string | undefined;
  /** The fiat currency, e.g. `EUR`. */
  fiatCurrency?: string | undefined;
  /** Amount of fiat money, a decimal string. */
  fiatAmount?: string | undefined;
  /** Hash of the blockchain transaction. */
  txHash?: string | undefined;
  /** SHA-256 of the order's `Idempotency-Key`, to find a purchase by a support ticket's key. */
  keyHash?: string | undefined;
  /** When the session was opened. */
  createdAt: number;
  /** When `status`, an amount, `reference` or `txHash` last changed. */
  updatedAt: number;
  /** When the vendor was last asked for it; nothing before the first time. */
  checkedAt?: number | undefined;
  /** When `reconcile()` should ask the vendor again; nothing once the purchase is settled. */
  dueAt?: number | undefined;
  /** The last status with which `onTransaction` returned. */
  reportedStatus?: TransactionStatus | undefined;
  /** When it did. */
  reportedAt?: number | undefined;
  /** Number of times the record was saved, 1 for a new one. */
  version: number;
}

/** Which due purchases to list. */
export interface DueQuery {
  /** Lists purchases with `dueAt` at or before this time. */
  dueBefore: number;
  /** Skips purchases with `checkedAt` after this time. */
  checkedBefore: number;
  /** At most this many, those due the longest first, and at most 1,000. */
  limit: number;
}

/** Which of a user's purchases to list. */
export interface HistoryQuery {
  /** Continues after this purchase: the last one of the previous page. */
  after?: Pick<PurchaseRecord, "createdAt" | "id" | "vendor"> | undefined;
  /** At most this many, and at most 1,000. */
  limit: number;
}

/**
 * What all instances of an endpoint share: short-lived keys, and the ledger of purchases.
 *
 * Every operation is atomic: no two instances may claim the same key, and of two concurrent saves
 * of the same version one fails. A store that can't promise that, such as one that is eventually
 * consistent, makes the endpoint open two sessions for one order. Operations that can't reach the
 * store reject; the endpoint gives up on one after a few seconds. Keys, owners and ids are text
 * without NUL characters, and `ttlMs` is positive. Run `testStore()` of `ramp-widget/server/testing`
 * against a store of your own.
 */
export interface RampStore extends KeyStore {
  /** Returns a purchase; nothing if the ledger has none with that id. */
  getPurchase: (vendor: string, id: string) => Promise<PurchaseRecord | undefined>;
  /**
   * Saves a purchase if the ledger has it with `version - 1`, or, for version 1, does not have it.
   * Returns false, and changes nothing, otherwise.
   */
  savePurchase: (record: PurchaseRecord) => Promise<boolean>;
  /** Lists purchases that `reconcile()` should look at, the longest due first. */
  listDuePurchases: (query: DueQuery) => Promise<PurchaseRecord[]>;
  /**
   * Lists a user's purchases, by `createdAt`, `id` and `vendor`, each descending. Text is ordered by
   * code points, as UTF-8 bytes are, whatever the locale.
   */
  listUserPurchases: (userId: string, query: HistoryQuery) => Promise<PurchaseRecord[]>;
  /** Deletes all purchases of a user, and returns how many there were. */
  deleteUserPurchases: (userId: string) => Promise<number>;
  /**
   * Deletes settled purchases, those without `dueAt`, that were last updated before this time.
   * Returns how many there were.
   */
  deleteSettledPurchases: (updatedBefore: number) => Promise<number>;

  /**
   * Sends a message to the listeners of all instances, this one included. Messages may get lost,
   * and may arrive late. A store without `publish` and `subscribe` is complete: each instance then
   * asks the vendor itself.
   */
  publish?: ((message: string) => Promise<void>) | undefined;
  /** Receives messages from now on, until the returned function is called. */
  subscribe?: ((listener: (message: string) => void) => () => void) | undefined;
}

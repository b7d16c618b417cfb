import type { DepositRequest } from "./readDepositRequest.ts";

/** Every status that the sandbox simulates. */
export type DepositStatus =
  | "CREATED"
  | "PENDING"
  | "CONFIRMED"
  | "EXPIRED"
  | "UNDERPAID"
  | "OVERPAID";

/** A status from a given time on the sandbox's clock, which may be in the future. */
export interface DepositChange {
  at: number;
  status: DepositStatus;
}

/** Bleepay's record of one deposit session. */
export interface DepositRecord {
  readonly id: string;
  /** Grants access to this session only. */
  readonly secret: string;
  readonly request: DepositRequest;
  readonly expiresAt: number;
  /** Hash of the user's future payment on the blockchain. */
  readonly txId: string;
  /** In chronological order, `CREATED` first. */
  changes: DepositChange[];
}

/** Bleepay's ledger. It has no timers: past events and the clock determine its state. */
export interface Ledger {
  now: () => number;
  add: (request: DepositRequest) => DepositRecord;
  find: (id: string) => DepositRecord | undefined;
  records: () => Iterable<DepositRecord>;
  status: (record: DepositRecord) => DepositStatus;
  /** The current response of `GET deposit-sessions`. */
  transaction: (record: DepositRecord) => DepositTransaction;
  /** Adds changes from now on and drops all later ones. */
  change: (record: DepositRecord, ...changes: DepositChange[]) => void;
}

/** Response of `GET deposit-sessions`. */
export interface DepositTransaction extends Record<string, string | null> {
  id: string;
  paymentStatus: string;
  txId: string | null;
}

/** How long a session waits for a deposit, in milliseconds. */
const DEPOSIT_TIMEOUT_MS = 30 * 60 * 1000;
/** Statuses in which the chain has seen a payment. */
const FOUND: ReadonlySet<DepositStatus> = new Set([
  "PENDING",
  "CONFIRMED",
  "UNDERPAID",
  "OVERPAID",
]);
/** Statuses in which the payment suffices. */
const PAID: ReadonlySet<DepositStatus> = new Set(["CONFIRMED", "OVERPAID"]);

/** @param changed called after each record, whether due now or later */
export function createLedger(now: () => number, changed: () => void): Ledger {
  const records = new Map<string, DepositRecord>();
  const reached = ({ changes }: DepositRecord) => changes.filter(({ at }) => at <= now());

  return {
    now,
    add(request) {
      const createdAt = now();
      const expiresAt = createdAt + DEPOSIT_TIMEOUT_MS;
      const hash = hex(32);
      const record: DepositRecord = {
        id: `dep_${hex(6)}`,
        secret: `dep_secret_${hex(20)}`,
        request,
        expiresAt,
        txId: request.network === "TRC20" ? hash : `0x${hash}`,
        changes: [
          { at: createdAt, status: "CREATED" },
          { at: expiresAt, status: "EXPIRED" },
        ],
      };
      records.set(record.id, record);
      changed();
      return record;
    },
    find: (id) => records.get(id),
    records: () => records.values(),
    status: (record) => reached(record).at(-1)?.status ?? "CREATED",
    transaction(record) {
      const past = reached(record);
      const paid = past.find(({ status }) => PAID.has(status));
      const { amount, currency, network, currencyAddress, depositAddress } = record.request;
      return {
        id: record.id,
        paymentStatus: past.at(-1)?.status ?? "CREATED",
        amount,
        currency,
        network,
        currencyAddress,
        depositAddress,
        txId: past.some(({ status }) => FOUND.has(status)) ? record.txId : null,
        expiresAt: new Date(record.expiresAt).toISOString(),
        confirmedAt: paid ? new Date(paid.at).toISOString() : null,
      };
    },
    change(record, ...changes) {
      record.changes = [...reached(record), ...changes];
      changed();
    },
  };
}

function hex(bytes: number): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

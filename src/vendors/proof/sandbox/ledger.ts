import type { TransactionStatus } from "../../Transaction.ts";
import type { ProofSession } from "../session.ts";
import type { ProofTransaction } from "../transaction.ts";
import { quote, type Quote } from "./quote.ts";
import type { SessionRequest } from "./readSessionRequest.ts";

/** The user's step in the hosted page while the transaction is `pending`. */
export type FrameStep = "unopened" | "code" | "identity" | "amount" | "card" | "bank" | "transfer";

/** An event at a time on the sandbox's clock, which may be in the future. */
interface Moment {
  at: number;
  status?: TransactionStatus;
  signal?: WidgetSignal;
}

type StatusMoment = Moment & { status: TransactionStatus };

/** The API's fields of a transaction, and its user. */
export type UserTransaction = Record<keyof ProofTransaction, string> & {
  partner_user_id: string;
};

/** Proof's record of one session and its transaction. */
export interface ProofRecord {
  readonly request: SessionRequest;
  readonly session: ProofSession;
  readonly createdAt: number;
  /** The hosted page has received the `init_token` once. */
  tokenUsed: boolean;
  step: FrameStep;
  /** The user's steps, fixed when the page opens. */
  plan: FrameStep[];
  quote?: Quote | undefined;
  /** Identifies the open page after the `init_token` is spent. */
  frameToken?: string;
  cardEnding?: string;
  /** A sale whose card will reject the payout. */
  payoutFails?: boolean;
  /** Where the crypto of a sale must go, and since when the page shows it. */
  deposit?: { address: string; since: number };
  moments: Moment[];
  /** Number of signals that the page has fetched. */
  told: number;
  /** Number of status changes that were announced. */
  announced: number;
}

/** Proof's ledger. It has no timers: past events and the clock determine its state. */
export interface Ledger {
  now: () => number;
  add: (request: SessionRequest, session: ProofSession) => ProofRecord;
  find: (transactionId: string) => ProofRecord | undefined;
  /** All records, oldest first. */
  records: () => Iterable<ProofRecord>;
  findByFrameToken: (token: string) => ProofRecord | undefined;
  knowsUser: (partnerUserId: string) => boolean;
  /** When a user's identity was verified, by `partner_user_id`. */
  verified: Map<string, number>;
  status: (record: ProofRecord) => TransactionStatus;
  /** Past and scheduled status changes, in chronological order. */
  changes: (record: ProofRecord) => StatusMoment[];
  /** The transaction now, or after its first `changes` status changes. */
  transaction: (record: ProofRecord, changes?: number) => UserTransaction;
  /** Due signals that weren't fetched before. */
  takeSignals: (record: ProofRecord) => WidgetSignal[];
  /** The card pays, now or after `delay` milliseconds. */
  pay: (record: ProofRecord, delay?: number) => void;
  decline: (record: ProofRecord, delay?: number) => void;
  cancel: (record: ProofRecord) => void;
  /** The sale's page shows where to send the crypto. */
  awaitDeposit: (record: ProofRecord, address: string) => void;
  depositArrives: (record: ProofRecord) => void;
}

/** How long an `init_token` is valid, in milliseconds. */
export const TOKEN_TTL_MS: number = 60 * 60 * 1000;
/** How long a sale waits for its crypto, in milliseconds. */
export const DEPOSIT_TIMEOUT_MS: number = 6 * 60 * 60 * 1000;

/** @param changed called after each record, whether due now or later */
export function createLedger(
  now: () => number,
  settlementDelayMs: number,
  changed: () => void,
): Ledger {
  const records = new Map<string, ProofRecord>();
  const verified = new Map<string, number>();

  /** Adds moments from now on and drops all later ones. */
  function schedule(record: ProofRecord, moments: Moment[]) {
    const past = record.moments.filter((moment) => moment.at <= now());
    record.moments = [...past, ...moments];
    changed();
  }

  function changes(record: ProofRecord): StatusMoment[] {
    return record.moments.filter((moment): moment is StatusMoment => moment.status !== undefined);
  }

  function reached(record: ProofRecord): StatusMoment[] {
    return changes(record).filter(({ at }) => at <= now());
  }

  /** Sets the default amount of 100 if the user skipped the hosted page and the order has none. */
  function settleAmount(record: ProofRecord) {
    record.quote ??= quote({ ...record.request, fiatAmount: "100" });
  }

  function cardAnswers(
    record: ProofRecord,
    delay: number,
    word: string,
    status: "processing" | "failed",
  ) {
    settleAmount(record);
    record.step = "bank";
    const start = now();
    const at = start + delay;
    schedule(record, [
      { at: start, signal: statusSignal(record, "new") },
      { at: start, signal: statusSignal(record, "pending") },
      { at, status, signal: statusSignal(record, word) },
      { at, signal: paymentFinished },
      ...(status === "processing"
        ? [{ at: at + settlementDelayMs, status: "completed" as const }]
        : []),
    ]);
  }

  return {
    now,
    verified,
    add(request, session) {
      const createdAt = now();
      const record: ProofRecord = {
        request,
        session,
        createdAt,
        tokenUsed: false,
        step: "unopened",
        plan: [],
        quote: quote(request),
        // Proof doesn't document when an unopened sale expires. The sandbox uses the same six hours.
        moments:
          request.mode === "sell" ? [{ at: createdAt + DEPOSIT_TIMEOUT_MS, status: "failed" }] : [],
        told: 0,
        announced: 0,
      };
      records.set(session.merchant_transaction_id, record);
      changed();
      return record;
    },
    find: (transactionId) => records.get(transactionId),
    records: () => records.values(),
    findByFrameToken: (token) => [...records.values()].find((one) => one.frameToken === token),
    knowsUser: (id) => [...records.values()].some((one) => one.request.partnerUserId === id),
    status: (record) => reached(record).at(-1)?.status ?? "pending",
    changes,
    transaction(record, count) {
      const { request, session, createdAt } = record;
      const past = reached(record).slice(0, count);
      const { at = createdAt, status = "pending" } = past.at(-1) ?? {};
      const final = past.some((moment) => moment.status === "processing")
        ? record.quote
        : undefined;
      return {
        merchant_transaction_id: session.merchant_transaction_id,
        partner_user_id: request.partnerUserId,
        type: request.mode,
        status,
        currency: request.currency,
        network: request.network,
        crypto_amount: final?.amount ?? "",
        fiat_currency: request.fiatCurrency,
        fiat_amount: final?.fiatAmount ?? request.fiatAmount ?? "",
        created_at: new Date(createdAt).toISOString(),
        updated_at: new Date(at).toISOString(),
      };
    },
    takeSignals(record) {
      const due = record.moments.flatMap(({ at, signal }) =>
        signal && at <= now() ? [signal] : [],
      );
      const fresh = due.slice(record.told);
      record.told = due.length;
      return fresh;
    },
    pay: (record, delay = 0) => cardAnswers(record, delay, "paid", "processing"),
    decline: (record, delay = 0) => cardAnswers(record, delay, "order_failed", "failed"),
    cancel(record) {
      schedule(record, [
        { at: now(), status: "cancelled", signal: statusSignal(record, "cancelled") },
      ]);
    },
    awaitDeposit(record, address) {
      settleAmount(record);
      record.step = "transfer";
      record.deposit = { address, since: now() };
      schedule(record, [
        { at: now(), signal: statusSignal(record, "new") },
        { at: now(), signal: transferSignal(record, address) },
        {
          at: now() + DEPOSIT_TIMEOUT_MS,
          status: "failed",
          signal: statusSignal(record, "failed"),
        },
      ]);
    },
    depositArrives(record) {
      settleAmount(record);
      const [status, word] = record.payoutFails
        ? (["failed", "failed"] as const)
        : (["completed", "succeeded"] as const);
      schedule(record, [
        { at: now(), status: "processing", signal: statusSignal(record, "succeeded") },
        { at: now() + settlementDelayMs, status, signal: statusSignal(record, word) },
      ]);
    },
  };
}

/** One callback of the partner's page. */
export interface WidgetSignal {
  name: "onStatusChange" | "onPaymentFinished" | "onSellTransferEnabled";
  data: Record<string, string>;
}

/** `onStatusChange`, with one of the widget's status values. */
export function statusSignal(record: ProofRecord, status: string): WidgetSignal {
  return {
    name: "onStatusChange",
    data: {
      amount: record.quote?.amount ?? "",
      currency: record.request.currency,
      network: record.request.network,
      fiat_amount: record.quote?.fiatAmount ?? "",
      fiat_currency: record.request.fiatCurrency,
      merchant_transaction_id: record.session.merchant_transaction_id,
      status,
      payment_method: "card",
    },
  };
}

/** Reports that the card responded, not the result. */
export const paymentFinished: WidgetSignal = {
  name: "onPaymentFinished",
  data: { payment_method: "card" },
};

export function transferSignal(record: ProofRecord, address: string): WidgetSignal {
  return {
    name: "onSellTransferEnabled",
    data: {
      amount: record.quote?.amount ?? "",
      currency: record.request.currency,
      network: record.request.network,
      address,
      id: record.session.merchant_transaction_id,
      flow_id: "payout",
    },
  };
}

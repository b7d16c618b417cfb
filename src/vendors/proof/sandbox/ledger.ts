import type { TransactionStatus } from "../../Transaction.ts";
import type { ProofSession } from "../session.ts";
import type { ProofTransaction } from "../transaction.ts";
import { quote, type Quote } from "./quote.ts";
import type { SessionRequest } from "./readSessionRequest.ts";

/** Where the user is in the hosted page while the transaction is `pending`. */
export type FrameStep = "unopened" | "code" | "identity" | "amount" | "card" | "bank" | "transfer";

/** Something that happens at a time of the sandbox's clock, perhaps still ahead. */
interface Moment {
  at: number;
  status?: TransactionStatus;
  signal?: WidgetSignal;
}

type StatusMoment = Moment & { status: TransactionStatus };

/** What the API tells of a transaction, with the user whose it is. */
export type UserTransaction = Record<keyof ProofTransaction, string> & {
  partner_user_id: string;
};

/** What the vendor knows of one session and its transaction. */
export interface ProofRecord {
  readonly request: SessionRequest;
  readonly session: ProofSession;
  readonly createdAt: number;
  /** The `init_token` was shown to the hosted page once. */
  tokenUsed: boolean;
  step: FrameStep;
  /** The steps that this user goes through, fixed when the page opens. */
  plan: FrameStep[];
  quote?: Quote | undefined;
  /** Stands for the opened page, now that the `init_token` is spent. */
  frameToken?: string;
  cardEnding?: string;
  /** A sale whose card will refuse the money. */
  payoutFails?: boolean;
  /** Where the crypto of a sale must go, and since when that is shown. */
  deposit?: { address: string; since: number };
  moments: Moment[];
  /** How many signals the page has fetched. */
  told: number;
  /** How many changes of its status were announced. */
  announced: number;
}

/** Proof's books: no timers, everything follows from what happened and what the clock says. */
export interface Ledger {
  now: () => number;
  add: (request: SessionRequest, session: ProofSession) => ProofRecord;
  find: (transactionId: string) => ProofRecord | undefined;
  /** Everything on the books, oldest first. */
  records: () => Iterable<ProofRecord>;
  findByFrameToken: (token: string) => ProofRecord | undefined;
  knowsUser: (partnerUserId: string) => boolean;
  /** When a user's identity was verified, by `partner_user_id`. */
  verified: Map<string, number>;
  status: (record: ProofRecord) => TransactionStatus;
  /** Changes of status, those that happened and those that lie ahead, in their order. */
  changes: (record: ProofRecord) => StatusMoment[];
  /** As it is now, or as it was after its first so many changes of status. */
  transaction: (record: ProofRecord, changes?: number) => UserTransaction;
  /** Signals that are due and were not fetched before. */
  takeSignals: (record: ProofRecord) => WidgetSignal[];
  /** The card pays, at once or in `delay` milliseconds. */
  pay: (record: ProofRecord, delay?: number) => void;
  decline: (record: ProofRecord, delay?: number) => void;
  cancel: (record: ProofRecord) => void;
  /** A sale shows where the crypto must go. */
  awaitDeposit: (record: ProofRecord, address: string) => void;
  depositArrives: (record: ProofRecord) => void;
}

/** How long an `init_token` is valid, in milliseconds. */
export const TOKEN_TTL_MS: number = 60 * 60 * 1000;
/** How long a sale waits for its crypto, in milliseconds. */
export const DEPOSIT_TIMEOUT_MS: number = 6 * 60 * 60 * 1000;

/** @param changed hears that something was written down, for now or for later */
export function createLedger(
  now: () => number,
  settlementDelayMs: number,
  changed: () => void,
): Ledger {
  const records = new Map<string, ProofRecord>();
  const verified = new Map<string, number>();

  /** What happens now replaces what was going to happen. */
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

  /** Nobody chose an amount: whoever skips the hosted page trades for a hundred. */
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
        // Proof does not say when a sale that nobody opens ends; it gets the same six hours.
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

/** One call of a callback that the partner's page gets from the widget. */
export interface WidgetSignal {
  name: "onStatusChange" | "onPaymentFinished" | "onSellTransferEnabled";
  data: Record<string, string>;
}

/** `onStatusChange`, with one of the widget's own status words. */
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

/** Says that the card has answered, not what it answered. */
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

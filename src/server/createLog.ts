import type { TransactionStatus } from "../vendors/Transaction.ts";

/** What happened. */
export type RampLogEventName =
  /** A vendor opened a session. */
  | "session.opened"
  /** A repeated request got the session that it has. */
  | "session.repeated"
  /** A request for a session was refused, by the vendor or by this endpoint: 4xx. */
  | "session.refused"
  /** No session could be opened: 5xx. */
  | "session.failed"
  /** A user or an IP address reached one of `limits`, which `code` names. */
  | "limit.reached"
  /** A vendor was asked for its offers. */
  | "offers.requested"
  /** A vendor gave no usable offer, or refuses this server. */
  | "offers.failed"
  /** A vendor was asked for a transaction. */
  | "transaction.requested"
  /** A purchase's status changed in the ledger. */
  | "transaction.moved"
  /** `onTransaction` returned for a status. */
  | "transaction.reported"
  /** `onTransaction`, or asking the vendor for it, kept failing. */
  | "transaction.failed"
  /** A vendor's webhook was accepted. */
  | "webhook.accepted"
  /** A webhook was refused. */
  | "webhook.refused"
  /** A page began to follow a transaction. */
  | "stream.opened"
  /** It stopped. */
  | "stream.closed"
  /** The store did not answer, or failed. */
  | "store.failed"
  /** `reconcile()` found a purchase that needs a person; `code` says why, as `why` in its report. */
  | "purchase.stuck"
  /** `reconcile()` is done. */
  | "reconcile.finished";

/**
 * One event, as plain data that JSON can hold. It has no email, IP address, wallet address, token,
 * or user id: the ledger says whose a transaction is.
 */
export interface RampLogEvent {
  /** What happened. */
  event: RampLogEventName;
  /** `error` needs a person, `warn` may, `debug` comes often. */
  level: "debug" | "info" | "warn" | "error";
  /** ISO 8601. */
  time: string;
  /** W3C trace context of the browser's request, or of this endpoint's own if it had none. */
  traceparent?: string | undefined;
  /** Name of the vendor. */
  vendor?: string | undefined;
  /** The transaction's id, as `onTransaction` gets it. */
  transactionId?: string | undefined;
  /** The transaction's status. */
  status?: TransactionStatus | undefined;
  /** The status before. */
  previousStatus?: TransactionStatus | undefined;
  /** HTTP status of the vendor's response, or of this endpoint's. */
  httpStatus?: number | undefined;
  /** The error's code. */
  code?: string | undefined;
  /** The vendor's `X-Request-Id`, for its support. */
  requestId?: string | undefined;
  /** How long the vendor, or the work, took in milliseconds. */
  durationMs?: number | undefined;
  /** Milliseconds from the session until this. */
  ageMs?: number | undefined;
  /** The error's message. */
  message?: string | undefined;
  /** Of `reconcile.finished`: purchases that a vendor was asked for. */
  checked?: number | undefined;
  /** Of `reconcile.finished`: purchases whose status moved. */
  moved?: number | undefined;
  /** Of `reconcile.finished`: purchases that need a person. */
  stuck?: number | undefined;
  /** Of `reconcile.finished`: whether more purchases are due. */
  hasMore?: boolean | undefined;
  /** Of `reconcile.finished`: milliseconds for which the purchase due the longest had been due. */
  lagMs?: number | undefined;
}

/** Logs an event; the endpoint adds its level and time. */
export type Log = (
  event: RampLogEventName,
  fields: Omit<RampLogEvent, "event" | "level" | "time">,
) => void;

const LEVELS: Record<RampLogEventName, RampLogEvent["level"]> = {
  "session.opened": "info",
  "session.repeated": "info",
  "session.refused": "info",
  "session.failed": "warn",
  "limit.reached": "info",
  "offers.requested": "debug",
  "offers.failed": "warn",
  "transaction.requested": "debug",
  "transaction.moved": "info",
  "transaction.reported": "info",
  "transaction.failed": "error",
  "webhook.accepted": "info",
  "webhook.refused": "warn",
  "stream.opened": "debug",
  "stream.closed": "debug",
  "store.failed": "error",
  "purchase.stuck": "warn",
  "reconcile.finished": "info",
};

/** An error of the host's own logger must not fail a purchase. */
export function createLog(onLog: ((event: RampLogEvent) => void) | undefined): Log {
  return (event, fields) => {
    if (!onLog) return;
    const needsPerson = event === "reconcile.finished" && (fields.stuck ?? 0) > 0;
    const level = needsPerson ? "warn" : LEVELS[event];
    try {
      onLog({ event, level, time: new Date().toISOString(), ...fields });
    } catch {
      // There is nowhere left to say so.
    }
  };
}

import { depositFields } from "../depositFields.ts";
import {
  type Validator,
  type FieldSpecs,
  malformed,
  optional,
  parseFields,
  text,
} from "../parseFields.ts";
import { isTerminal } from "../Transaction.ts";
import { bleepayStatus } from "./statuses.ts";

/**
 * Bleepay's response to `create-session`, as the endpoint passes it on: without `clientSecret`,
 * which is sealed into `id`, and with `now`.
 */
export interface BleepaySession {
  /**
   * The id that the endpoint uses: Bleepay's own, a dot, and a part that only the endpoint can
   * read.
   */
  id: string;
  /** `CREATED`, or the status of a payment that arrived since. */
  paymentStatus: string;
  /** Amount of crypto to send, a decimal string above zero. */
  amount: string;
  currency: string;
  network: string;
  /** The currency's contract on that network; empty for the native coin. */
  currencyAddress: string;
  /** The address to send the crypto to. */
  depositAddress: string;
  /** ISO 8601. */
  expiresAt: string;
  /** Bleepay's clock at its response, ISO 8601; missing if the endpoint is not this library's. */
  now?: string | undefined;
}

const given = text(/^[^]{1,128}$/);
const isTime = text(/^\d{4}-\d\d-\d\dT[\d:.]{5,20}(?:Z|[+-]\d\d:?\d\d)$/);
const time: Validator = (value) => isTime(value) && !Number.isNaN(Date.parse(value as string));

const fields: FieldSpecs<BleepaySession> = {
  id: text(/^[\w.-]{1,255}$/),
  paymentStatus: (word) => given(word) && !isTerminal(bleepayStatus(word) ?? ""),
  amount: depositFields.amount,
  currency: depositFields.currency,
  network: depositFields.network,
  // Users send money to it, so nothing invisible or ambiguous is allowed.
  currencyAddress: text(/^[\x21-\x7e]{0,128}$/),
  depositAddress: (value) => given(value) && depositFields.address(value),
  expiresAt: time,
  now: optional(time),
};

/** All fields of a session that may reach the browser. */
export const bleepaySessionFields: readonly string[] = Object.keys(fields);

/**
 * Also rejects a session that is over, or lacks what to send and where.
 *
 * @throws {RampError} `session-malformed`, naming the field
 */
export function parseBleepaySession(answer: unknown): BleepaySession {
  const session = parseFields(fields, answer, "session-malformed");
  const { expiresAt, now } = session;
  if (now && Date.parse(now) >= Date.parse(expiresAt))
    throw malformed("session-malformed", "expiresAt");
  return session;
}

/**
 * Parses an earlier deposit from the endpoint's transaction, even if its time is up and its outcome
 * still unknown.
 *
 * @throws {RampError} `transaction-malformed`, naming the field
 */
export function parseBleepayDeposit(answer: unknown): BleepaySession {
  return parseFields(fields, answer, "transaction-malformed");
}

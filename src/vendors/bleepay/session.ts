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
 * Bleepay's answer to `create-session`, as the endpoint passes it on: without the `clientSecret`,
 * which is sealed into `id`, and with `now`.
 */
export interface BleepaySession {
  /** What the endpoint is asked with: Bleepay's own id, a dot, and what only the endpoint can read. */
  id: string;
  /** `CREATED`, or how far a payment is that came meanwhile. */
  paymentStatus: string;
  /** How much crypto to send, a decimal string above zero. */
  amount: string;
  currency: string;
  network: string;
  /** The currency's contract on that network; empty for the network's own coin. */
  currencyAddress: string;
  /** Where the crypto must go. */
  depositAddress: string;
  /** ISO 8601. */
  expiresAt: string;
  /** What Bleepay's clock said as it answered, ISO 8601; missing where the endpoint is not this library's. */
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
  // Shown to people who send money there, so nothing that could be invisible or read otherwise.
  currencyAddress: text(/^[\x21-\x7e]{0,128}$/),
  depositAddress: (value) => given(value) && depositFields.address(value),
  expiresAt: time,
  now: optional(time),
};

/** Every field of a session that may reach the browser. */
export const bleepaySessionFields: readonly string[] = Object.keys(fields);

/**
 * Also refuses a session that is over, or that lacks what to send and where.
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
 * A deposit of before, from the endpoint's answer about its transaction, also where its time is up and
 * nobody has said yet what became of it.
 *
 * @throws {RampError} `transaction-malformed`, naming the field
 */
export function parseBleepayDeposit(answer: unknown): BleepaySession {
  return parseFields(fields, answer, "transaction-malformed");
}

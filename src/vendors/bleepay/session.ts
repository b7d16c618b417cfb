import * as z from "zod/mini";
import { readAnswer } from "../readAnswer.ts";
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

// Not `minLength`: zod also asks things that are no text for their `length`, and throws at some.
const text = z.string().check(z.regex(/^[^]{1,128}$/));
/** Shown to people who send money there, so nothing that could be invisible or read otherwise. */
const address = z.string().check(z.regex(/^[\x21-\x7e]{1,128}$/));
const time = z
  .string()
  .check(z.regex(/^\d{4}-\d\d-\d\dT[\d:.]{5,20}(?:Z|[+-]\d\d:?\d\d)$/), z.refine(isTime));

const shape = {
  id: z.string().check(z.regex(/^[\w.-]{1,255}$/)),
  paymentStatus: text.check(z.refine((word) => !isTerminal(bleepayStatus(word) ?? ""))),
  amount: z.string().check(z.regex(/^(?=.{1,32}$)(?=.*[1-9])\d+(?:\.\d+)?$/)),
  currency: text,
  network: text,
  currencyAddress: z.string().check(z.regex(/^[\x21-\x7e]{0,128}$/)),
  depositAddress: address,
  expiresAt: time,
  now: z.optional(time),
};

const deposit: z.ZodMiniType<BleepaySession> = z.object(shape);
const session: z.ZodMiniType<BleepaySession> = deposit.check(
  z.refine(({ expiresAt, now }) => !now || Date.parse(now) < Date.parse(expiresAt), {
    path: ["expiresAt"],
  }),
);

/** Every field of a session that may reach the browser. */
export const bleepaySessionFields: readonly string[] = Object.keys(shape);

/**
 * Also refuses a session that is over, or that lacks what to send and where.
 *
 * @throws {RampError} `session-malformed`, naming the field
 */
export function parseBleepaySession(answer: unknown): BleepaySession {
  return readAnswer(session, answer, "session-malformed");
}

/**
 * A deposit of before, from the endpoint's answer about its transaction, also where its time is up and
 * nobody has said yet what became of it.
 *
 * @throws {RampError} `transaction-malformed`, naming the field
 */
export function parseBleepayDeposit(answer: unknown): BleepaySession {
  return readAnswer(deposit, answer, "transaction-malformed");
}

function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}

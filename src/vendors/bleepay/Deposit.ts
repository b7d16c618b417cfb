import { type Countdown, startCountdown } from "./countdown.ts";
import { type BleepayMessages, english } from "./messages.ts";
import type { BleepaySession } from "./session.ts";
import { transactionUrl } from "./transactionUrl.ts";

/** How Bleepay's deposits are shown. */
export interface BleepayOptions {
  /** Sentences in other words, or in another language. */
  messages?: Partial<BleepayMessages>;
  /**
   * Where a transaction of the blockchain can be looked at, an `https:` address; nothing where nowhere.
   * @default the usual explorer of each well-known network
   */
  transactionUrl?: (network: string, txHash: string) => string | undefined;
}

/** A deposit that is asked for, and how it is shown. */
export interface Deposit {
  session: BleepaySession;
  countdown: Countdown;
  messages: BleepayMessages;
  /** Where a transaction can be looked at. */
  transactionUrl: (network: string, txHash: string) => string | undefined;
}

/** Its time runs from now on. */
export function depositFrom(session: BleepaySession, options: BleepayOptions): Deposit {
  return {
    session,
    countdown: startCountdown(timeLeft(session)),
    messages: messagesOf(options),
    transactionUrl: options.transactionUrl ?? transactionUrl,
  };
}

export function messagesOf({ messages }: BleepayOptions): BleepayMessages {
  return { ...english, ...messages };
}

/** Milliseconds, by the server's clock where it told. */
export function timeLeft({ expiresAt, now }: BleepaySession): number {
  return Date.parse(expiresAt) - (now ? Date.parse(now) : Date.now());
}

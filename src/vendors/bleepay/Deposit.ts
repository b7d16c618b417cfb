import { type Countdown, startCountdown } from "./countdown.ts";
import type { BleepayMessages } from "./messages.ts";
import type { BleepaySession } from "./session.ts";
import { transactionUrl } from "./transactionUrl.ts";

/** How Bleepay's deposits are shown. */
export interface BleepayOptions {
  /** Sentences in other words. @default those of the page's language */
  messages?: Partial<BleepayMessages>;
  /**
   * Where a transaction of the blockchain can be looked at, an `https:` address; nothing where nowhere.
   * @default the usual explorer of each well-known network
   */
  transactionUrl?: (network: string, txHash: string) => string | undefined;
}

/** A deposit that is asked for. */
export interface AskedDeposit {
  session: BleepaySession;
  countdown: Countdown;
  /** Where a transaction can be looked at. */
  transactionUrl: (network: string, txHash: string) => string | undefined;
}

/** The same, and what is said of it. */
export interface Deposit extends AskedDeposit {
  messages: BleepayMessages;
}

/** Its time runs from now on. */
export function depositFrom(session: BleepaySession, options: BleepayOptions): AskedDeposit {
  return {
    session,
    countdown: startCountdown(timeLeft(session)),
    transactionUrl: options.transactionUrl ?? transactionUrl,
  };
}

/** Milliseconds, by the server's clock where it told. */
export function timeLeft({ expiresAt, now }: BleepaySession): number {
  return Date.parse(expiresAt) - (now ? Date.parse(now) : Date.now());
}

import type { BleepayOptions } from "./BleepayOptions.ts";
import { type Countdown, startCountdown } from "./countdown.ts";
import type { BleepayMessages } from "./messages.ts";
import type { BleepaySession } from "./session.ts";
import { getExplorerUrl } from "../getExplorerUrl.ts";

/** A requested deposit. */
export interface PendingDeposit {
  session: BleepaySession;
  countdown: Countdown;
  /** URL of a transaction in an explorer. */
  transactionUrl: (network: string, txHash: string) => string | undefined;
}

/** A deposit with its texts. */
export interface Deposit extends PendingDeposit {
  messages: BleepayMessages;
}

/** Starts the countdown. */
export function depositFrom(session: BleepaySession, options: BleepayOptions): PendingDeposit {
  return {
    session,
    countdown: startCountdown(timeLeft(session)),
    transactionUrl: options.transactionUrl ?? getExplorerUrl,
  };
}

/** Milliseconds, by the server's clock if the session has `now`. */
export function timeLeft({ expiresAt, now }: BleepaySession): number {
  return Date.parse(expiresAt) - (now ? Date.parse(now) : Date.now());
}

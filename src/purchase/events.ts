import { reportThrown } from "../reportThrown.ts";
import type { RampError } from "../RampError.ts";
import type { Transaction } from "../vendors/Transaction.ts";
import type { FrameHint, SellDeposit } from "../vendors/Vendor.ts";
import type { RampPhase } from "./phase.ts";
import type { PresentationChoice } from "./presentation.ts";

/**
 * What the host's wallet did with a deposit: sent it, in which transaction of the blockchain where it knows,
 * or not. Anything else says that nobody knows, and so does an error.
 */
export type DepositResult = { txHash: string } | { sent: true } | { cancelled: true };

/** Everything that happens in a purchase, in one union. */
export type RampEvent =
  /** What the component is doing changed. */
  | { type: "phase"; phase: RampPhase }
  /** A purchase begins: where its vendor's page will open, and why there. */
  | ({ type: "presentation" } & PresentationChoice)
  /** The vendor's page can be seen and used. */
  | { type: "ready" }
  /** Hint: what the vendor's frame says of itself. It says nothing sure of money. */
  | { type: "hint"; hint: FrameHint }
  /** Fact: what the endpoint says. */
  | { type: "transaction"; transaction: Transaction }
  /** Sale: the vendor waits for crypto at an address. Once more where it asks for something else. */
  | { type: "deposit"; deposit: SellDeposit }
  /** Sale: what the host's wallet answered. */
  | { type: "deposit-answered"; deposit: SellDeposit; answer: DepositResult }
  /** Something went wrong. */
  | { type: "error"; error: RampError }
  /** The user left the vendor's page before paying, or `close()` was called. */
  | { type: "close" }
  /** A message of the vendor's frame that this library does not know. */
  | { type: "unknown"; name: string; payload: unknown };

/** Each is called at most once per fact. A new function identity restarts nothing. */
export interface RampHandlers {
  /** Everything that happens, hints and facts told apart. */
  onEvent?: ((event: RampEvent) => void) | undefined;
  /** The vendor's page can be seen and used. */
  onReady?: (() => void) | undefined;
  /** The endpoint reported another status. */
  onStatusChange?: ((transaction: Transaction) => void) | undefined;
  /** The vendor finished the purchase, says the endpoint. */
  onComplete?: ((transaction: Transaction) => void) | undefined;
  /** Payment, deposit or payout failed, says the endpoint. */
  onFail?: ((transaction: Transaction) => void) | undefined;
  /** Cancelled, by the user or by the vendor, says the endpoint. */
  onCancel?: ((transaction: Transaction) => void) | undefined;
  /** Something went wrong, also what leaves the purchase running: see `stage`. */
  onError?: ((error: RampError) => void) | undefined;
  /** The user left the vendor's page before paying, or `close()` was called. */
  onClose?: (() => void) | undefined;
  /**
   * Sale: send this amount to this address with the host's wallet. Called once per transaction,
   * whatever repeats or changes. Without it the user sends the crypto by hand, from the vendor's page.
   * Where it throws, or answers nothing, the user is told that nobody knows whether the crypto was sent.
   */
  onSellDeposit?: ((deposit: SellDeposit) => Promise<DepositResult>) | undefined;
}

/** Calls a handler of the host. What it throws is the host's to see, and stops nothing here. */
export function call<Args extends unknown[]>(
  handler: ((...args: Args) => void) | undefined,
  ...args: Args
): void {
  try {
    const answer: unknown = handler?.(...args);
    // A handler may be `async` all the same.
    if (answer instanceof Promise) answer.catch((thrown: unknown) => reportThrown(thrown));
  } catch (thrown) {
    reportThrown(thrown);
  }
}

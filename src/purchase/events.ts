import { reportThrown } from "../reportThrown.ts";
import type { RampError } from "../RampError.ts";
import type { Transaction } from "../vendors/Transaction.ts";
import type { FrameHint, SellDeposit } from "../vendors/Vendor.ts";
import type { RampPhase } from "./phase.ts";
import type { PresentationChoice } from "./presentation.ts";

/** What the host's wallet did with a deposit. Nothing, as an answer, says that it was sent. */
export type DepositAnswer = { txHash: string } | { cancelled: true } | void;

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
  /** Sale: the vendor waits for crypto at an address. */
  | { type: "deposit"; deposit: SellDeposit }
  /** Sale: what the host's wallet answered. */
  | { type: "deposit-answered"; deposit: SellDeposit; answer: DepositAnswer }
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
   * whatever repeats. Without it the user sends the crypto by hand, from the vendor's page.
   */
  onSellDeposit?: ((deposit: SellDeposit) => Promise<DepositAnswer>) | undefined;
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

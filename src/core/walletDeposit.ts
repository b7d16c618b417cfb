import { RampError } from "../RampError.ts";
import type { SellDeposit } from "../vendors/Vendor.ts";
import { callHandler } from "./callHandler.ts";
import type { PurchaseContext } from "./PurchaseContext.ts";
import type { PurchaseAttempt } from "./purchaseReducer.ts";
import type { RampDeposit } from "./publicTypes.ts";
import { openedOnPage } from "./session/createSingleUseSession.ts";
import { onPurchasesChange, readPurchases, updatePurchase } from "./unfinished/purchaseStorage.ts";
import type { StorageRef } from "./unfinished/purchaseStorageLocation.ts";

/** The longest time for a wallet to answer, in milliseconds. Users may need to find their hardware wallet. */
const WALLET_TIMEOUT_MS = 10 * 60_000;

const IS_UNKNOWN =
  "so it is unknown whether the crypto was sent, and it isn't called again. The transaction is still followed.";

/** What a request to the wallet needs of the purchase. */
export type WalletContext = Pick<
  PurchaseContext,
  "send" | "getHandlers" | "isUnderWay" | "refetchSoon"
>;

/** Asks the host's wallet for a deposit: once per transaction, ever. */
export async function requestWalletDeposit(
  { send, getHandlers, isUnderWay, refetchSoon }: WalletContext,
  attempt: PurchaseAttempt,
  vendor: string,
  deposit: SellDeposit,
): Promise<void> {
  const { transactionId: id } = deposit;

  /** Saved first, so that a reload neither asks the wallet again nor forgets its answer. */
  function recordDeposit({ status, txHash }: RampDeposit) {
    updatePurchase(attempt.storageRef, id, { deposit: status, ...(txHash && { txHash }) });
    send({ type: "deposit", attempt, deposit: { status, txHash } });
  }

  const known = readPurchases(attempt.storageRef).find((one) => one.id === id);
  const { deposit: status, txHash } = known ?? {};
  if (status) return send({ type: "deposit", attempt, deposit: { status, txHash } });
  const { onSellDeposit } = getHandlers();
  if (!onSellDeposit) return;
  const key = `${vendor} ${id} deposit`;
  // The wallet was asked but its answer is lost: the storage was cleared or isn't available.
  if (openedOnPage().has(key)) return recordDeposit({ status: "unknown" });
  openedOnPage().add(key);
  recordDeposit({ status: "requested" });
  try {
    const result = await onSellDeposit(deposit);
    recordDeposit(toDepositState(result));
    callHandler(getHandlers().onEvent, { type: "deposit-resolved", deposit, result });
    refetchSoon();
  } catch (cause) {
    const error = new RampError(
      "deposit-failed",
      `\`onSellDeposit\` threw or returned no valid result, ${IS_UNKNOWN}`,
      { cause },
    );
    recordDeposit({ status: "unknown" });
    // If the user has left meanwhile, crypto may still have been sent, so the host must get the error.
    if (isUnderWay(attempt)) send({ type: "failed", attempt, error });
    else callHandler(getHandlers().onError, error);
  }
}

/** @throws {TypeError} if the result is unusable or contradictory */
function toDepositState(result: unknown): RampDeposit {
  const { txHash, sent, cancelled } = Object(result) as Record<string, unknown>;
  const hash = typeof txHash === "string" && txHash ? txHash : undefined;
  const isSent = sent === true || hash !== undefined;
  if (isSent !== (cancelled === true))
    return isSent ? { status: "sent", txHash: hash } : { status: "declined" };
  throw new TypeError(
    "`onSellDeposit` returned none of `{ txHash }`, `{ sent: true }`, `{ cancelled: true }`. A `return` may be missing.",
  );
}

/** Reports a wallet that doesn't answer. A late answer still counts. */
export function startWalletTimeout(onTimeout: (error: RampError) => void): () => void {
  const timer = setTimeout(
    () =>
      onTimeout(
        new RampError(
          "deposit-timeout",
          `\`onSellDeposit\` hasn't answered for ${WALLET_TIMEOUT_MS / 60_000} minutes, ${IS_UNKNOWN} A late answer still counts.`,
        ),
      ),
    WALLET_TIMEOUT_MS,
  );
  return () => clearTimeout(timer);
}

/** Picks up a wallet's answer that was recorded elsewhere: in another tab, or after its widget unmounted. */
export function watchStoredDeposit(
  storageRef: StorageRef,
  id: string,
  onDeposit: (deposit: RampDeposit) => void,
): () => void {
  function readAnswer() {
    const known = readPurchases(storageRef).find((one) => one.id === id);
    if (!known?.deposit || known.deposit === "requested") return;
    onDeposit({ status: known.deposit, txHash: known.txHash });
  }
  // The answer may have been recorded before this subscription.
  readAnswer();
  return onPurchasesChange(readAnswer);
}

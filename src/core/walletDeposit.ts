import { RampError } from "../RampError.ts";
import type { RampDeposit } from "./publicTypes.ts";
import { onPurchasesChange, readPurchases } from "./unfinished/purchaseStorage.ts";
import type { StorageRef } from "./unfinished/purchaseStorageLocation.ts";

/** The longest time for a wallet to answer, in milliseconds. Users may need to find their hardware wallet. */
const WALLET_TIMEOUT_MS = 10 * 60_000;

/** Reports a wallet that doesn't answer. A late answer still counts. */
export function startWalletTimeout(onTimeout: (error: RampError) => void): () => void {
  const timer = setTimeout(
    () =>
      onTimeout(
        new RampError(
          "deposit-timeout",
          `\`onSellDeposit\` has not answered for ${WALLET_TIMEOUT_MS / 60_000} minutes, so it is not known whether the crypto was sent. ` +
            "It is not asked again, but its answer still counts. The transaction is still followed.",
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

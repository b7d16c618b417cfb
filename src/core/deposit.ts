import { RampError } from "../RampError.ts";
import type { RampDeposit } from "./types.ts";
import { onPurchasesChange, readPurchases } from "./unfinished/purchaseStorage.ts";
import type { StorageRef } from "./unfinished/storageRef.ts";

/** How long a wallet may take to answer, in milliseconds. People look for their hardware wallets. */
const WALLET_TIMEOUT_MS = 10 * 60_000;

/** Reports that the host's wallet does not answer at all. An answer that comes later still counts. */
export function waitForWallet(onTimeout: (error: RampError) => void): () => void {
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

/** A wallet that was asked elsewhere answers there: in another tab, or after its widget has gone. */
export function followDeposit(
  storageRef: StorageRef,
  id: string,
  onDeposit: (deposit: RampDeposit) => void,
): () => void {
  function readAnswer() {
    const known = readPurchases(storageRef).find((one) => one.id === id);
    if (!known?.deposit || known.deposit === "requested") return;
    onDeposit({ status: known.deposit, txHash: known.txHash });
  }
  // It may have come before anything listened.
  readAnswer();
  return onPurchasesChange(readAnswer);
}

import { useEffect } from "react";
import { RampError } from "../RampError.ts";
import type { PurchaseState, PurchaseEvent } from "../core/purchaseReducer.ts";

/** How long a wallet may take to answer, in milliseconds. People look for their hardware wallets. */
const PATIENCE = 10 * 60_000;

/** Says so where the host's wallet does not answer at all. An answer that comes later still counts. */
export function useWalletPatience(
  { attempt, deposit, failure }: PurchaseState,
  send: (event: PurchaseEvent) => void,
): void {
  const isWaiting = deposit?.state === "asked" && !failure;
  useEffect(
    function waitForWallet() {
      if (!attempt || !isWaiting) return;
      const error = () =>
        new RampError(
          "deposit-timeout",
          `\`onSellDeposit\` has not answered for ${PATIENCE / 60_000} minutes, so it is not known whether the crypto was sent. ` +
            "It is not asked again, but its answer still counts. The transaction is still followed.",
        );
      const timer = setTimeout(() => send({ type: "failed", attempt, error: error() }), PATIENCE);
      return () => clearTimeout(timer);
    },
    [attempt, isWaiting, send],
  );
}

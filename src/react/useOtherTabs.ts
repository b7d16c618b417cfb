import { useEffect } from "react";
import { onPurchasesChange, readPurchases } from "../core/unfinished/purchaseStorage.ts";
import type { PurchaseState, PurchaseEvent } from "../core/purchaseReducer.ts";

/** A wallet that was asked elsewhere answers there: in another tab, or after its widget has gone. */
export function useOtherTabs(
  { attempt, earlier, deposit, wanted }: PurchaseState,
  send: (event: PurchaseEvent) => void,
): void {
  const id = earlier && earlier !== "unknown" ? earlier.purchase.id : wanted?.transactionId;
  const isWaiting = deposit?.state === "asked" && id !== undefined;
  useEffect(
    function hearOtherTabs() {
      if (!attempt || !isWaiting) return;
      const readAnswer = () => {
        const known = readPurchases(attempt.memory).find((one) => one.id === id);
        if (!known?.deposit || known.deposit === "asked") return;
        const { deposit: state, txHash } = known;
        send({ type: "deposit", attempt, deposit: { state, txHash } });
      };
      // It may have come before anybody listened.
      readAnswer();
      return onPurchasesChange(readAnswer);
    },
    [attempt, id, isWaiting, send],
  );
}

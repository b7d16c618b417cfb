import { type RefObject, useCallback, useRef } from "react";
import { RampError } from "../RampError.ts";
import type { FrameMessage, SellDeposit } from "../vendors/Vendor.ts";
import { call, type RampHandlers } from "./events.ts";
import { amend, recall } from "./memory.ts";
import type { Attempt, PurchaseEvent, RampDeposit } from "./phase.ts";
import type { RampSession } from "./useSession.ts";

export interface Surroundings {
  send: (event: PurchaseEvent) => void;
  handlersRef: RefObject<RampHandlers>;
  isUnderWay: (attempt: Attempt) => boolean;
  /** Looks at the transaction: what the frame says is a hint, and a hint is a reason to look. */
  look: () => unknown;
}

const DEPOSIT_UNKNOWN =
  "`onSellDeposit` threw, so it is not known whether the crypto was sent, and it is not asked again. " +
  "The vendor's page still says where to send it, and the transaction is still followed.";

/** What a purchase makes of the messages of its vendor's frame. */
export function useFrameMessages({
  send,
  handlersRef,
  isUnderWay,
  look,
}: Surroundings): (attempt: Attempt, session: RampSession, message: FrameMessage) => void {
  const heard = useRef(new Set<string>());
  /** Vendors repeat themselves. Told, looked up and paid is only what was not heard before. */
  const isNew = useCallback((what: string) => {
    if (heard.current.has(what)) return false;
    heard.current.add(what);
    return true;
  }, []);

  const handOver = useCallback(
    async (attempt: Attempt, deposit: SellDeposit) => {
      const { onSellDeposit } = handlersRef.current;
      if (!onSellDeposit) return;
      const { transactionId: id } = deposit;

      /** Remembered first: after a reload nobody shall be asked, or told, as if it had not happened. */
      function note({ state, txHash }: RampDeposit) {
        amend(attempt.memory, id, { deposit: state, ...(txHash && { txHash }) });
        send({ type: "deposit", attempt, deposit: { state, txHash } });
      }

      const known = recall(attempt.memory).find((one) => one.id === id);
      const { deposit: state, txHash } = known ?? {};
      if (state) return send({ type: "deposit", attempt, deposit: { state, txHash } });
      note({ state: "asked" });
      try {
        const answer = await onSellDeposit(deposit);
        note(depositOf(answer));
        call(handlersRef.current.onEvent, { type: "deposit-answered", deposit, answer });
        look();
      } catch (cause) {
        const error = new RampError("deposit-failed", DEPOSIT_UNKNOWN, { cause });
        // Where the user has left meanwhile, crypto may have left as well: somebody must hear of it.
        if (isUnderWay(attempt)) send({ type: "failed", attempt, error });
        else call(handlersRef.current.onError, error);
      }
    },
    [send, handlersRef, isUnderWay, look],
  );

  return useCallback(
    (attempt, session, message) => {
      const { onEvent } = handlersRef.current;
      switch (message.type) {
        case "loading":
        case "failed":
          return;
        case "ready":
          return send({ type: "frame-ready", attempt });
        case "hint": {
          const { type, ...hint } = message;
          send({ type, attempt, hint });
          const { status, paymentMethod, reference } = hint;
          if (!isNew(`${attempt.purchaseId} ${status} ${paymentMethod} ${reference}`)) return;
          amend(attempt.memory, session.transactionId, {
            mayBePaid: true,
            ...(reference && { reference }),
          });
          call(onEvent, { type, hint });
          look();
          return;
        }
        case "deposit": {
          // Whatever a frame calls it, a session is one transaction, and is paid for once.
          const deposit = { ...message.deposit, transactionId: session.transactionId };
          // An address was shown: from now on crypto may be on its way, whoever sends it.
          send({ type: "hint", attempt, hint: {} });
          if (session.mode !== "sell")
            return call(onEvent, { type: "unknown", name: "deposit", payload: deposit });
          if (!isNew(`${deposit.transactionId} deposit`)) return;
          amend(attempt.memory, session.transactionId, { mayBePaid: true });
          send({ type: "wanted", attempt, wanted: deposit });
          call(onEvent, { type: "deposit", deposit });
          void handOver(attempt, deposit);
          return;
        }
        case "unknown":
          return call(onEvent, message);
        case "close":
          return send({ type: "frame-closed", attempt });
      }
    },
    [send, handlersRef, look, isNew, handOver],
  );
}

/** @throws {TypeError} where the answer says nothing that can be relied on */
function depositOf(answer: unknown): RampDeposit {
  if (answer === undefined || answer === null) return { state: "sent" };
  const { txHash, cancelled } = answer as { txHash?: unknown; cancelled?: unknown };
  if (typeof txHash === "string" && txHash) return { state: "sent", txHash };
  if (cancelled === true) return { state: "declined" };
  throw new TypeError(
    "`onSellDeposit` answered neither `{ txHash }`, nor `{ cancelled: true }`, nor nothing.",
  );
}

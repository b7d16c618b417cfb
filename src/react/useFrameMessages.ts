import { type RefObject, useCallback, useRef } from "react";
import { RampError } from "../RampError.ts";
import { depositFields } from "../vendors/depositFields.ts";
import { readFields } from "../vendors/readAnswer.ts";
import type { FrameMessage, SellDeposit } from "../vendors/Vendor.ts";
import { callHandler } from "../core/callHandler.ts";
import { type RampHandlers } from "../core/types.ts";
import { updatePurchase, readPurchases } from "../core/unfinished/purchaseStorage.ts";
import type { PurchaseAttempt, PurchaseEvent } from "../core/purchaseReducer.ts";
import type { RampDeposit } from "../core/types.ts";
import { openedOnPage } from "../core/session/createSingleUseSession.ts";
import { type RampSession } from "../core/types.ts";

export interface Surroundings {
  send: (event: PurchaseEvent) => void;
  handlersRef: RefObject<RampHandlers>;
  isUnderWay: (attempt: PurchaseAttempt) => boolean;
  /** Looks at the transaction: what the frame says is a hint, and a hint is a reason to look. */
  look: () => unknown;
}

/** Least time between two looks that have no better reason than that the page said anything. */
const MIN_LOOK_INTERVAL_MS = 5_000;

const DEPOSIT_UNKNOWN =
  "`onSellDeposit` threw or answered nothing that it may, so it is not known whether the crypto was sent, and it is not asked again. " +
  "The transaction is still followed.";

/** What a purchase makes of the messages of its vendor's frame. */
export function useFrameMessages({
  send,
  handlersRef,
  isUnderWay,
  look,
}: Surroundings): (attempt: PurchaseAttempt, session: RampSession, message: FrameMessage) => void {
  const heard = useRef(new Set<string>());
  /** Vendors repeat themselves. Told, looked up and paid is only what was not heard before. */
  const isNew = useCallback((what: string) => {
    if (heard.current.has(what)) return false;
    heard.current.add(what);
    return true;
  }, []);

  const lookedAt = useRef(-Infinity);
  /** Whatever the page says, the purchase may have gone on. A page that never stops talking is no reason for more looks. */
  const lookAgain = useCallback(
    (isNews: boolean) => {
      const now = performance.now();
      if (!isNews && now - lookedAt.current < MIN_LOOK_INTERVAL_MS) return;
      lookedAt.current = now;
      look();
    },
    [look],
  );

  /** What the vendor's page asked for last, by transaction. */
  const asked = useRef(new Map<string, { attempt: PurchaseAttempt; facts: string }>());

  const handOver = useCallback(
    async (attempt: PurchaseAttempt, vendor: string, deposit: SellDeposit) => {
      const { transactionId: id } = deposit;

      /** Remembered first: after a reload nobody shall be asked, or told, as if it had not happened. */
      function note({ state, txHash }: RampDeposit) {
        updatePurchase(attempt.memory, id, { deposit: state, ...(txHash && { txHash }) });
        send({ type: "deposit", attempt, deposit: { state, txHash } });
      }

      const known = readPurchases(attempt.memory).find((one) => one.id === id);
      const { deposit: state, txHash } = known ?? {};
      if (state) return send({ type: "deposit", attempt, deposit: { state, txHash } });
      const { onSellDeposit } = handlersRef.current;
      if (!onSellDeposit) return;
      const key = `${vendor} ${id} deposit`;
      // It was, and nothing remembers what it answered: a storage may forget, or not be there at all.
      if (openedOnPage().has(key)) return note({ state: "unknown" });
      openedOnPage().add(key);
      note({ state: "asked" });
      try {
        const answer = await onSellDeposit(deposit);
        note(depositOf(answer));
        callHandler(handlersRef.current.onEvent, { type: "deposit-answered", deposit, answer });
        void look();
      } catch (cause) {
        const error = new RampError("deposit-failed", DEPOSIT_UNKNOWN, { cause });
        note({ state: "unknown" });
        // Where the user has left meanwhile, crypto may have left as well: somebody must hear of it.
        if (isUnderWay(attempt)) send({ type: "failed", attempt, error });
        else callHandler(handlersRef.current.onError, error);
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
          if (!isNew(`${attempt.purchaseId} ${status} ${paymentMethod} ${reference}`))
            return lookAgain(false);
          updatePurchase(attempt.memory, session.transactionId, {
            mayBePaid: true,
            ...(reference && { reference }),
          });
          callHandler(onEvent, { type, hint });
          return lookAgain(true);
        }
        case "deposit": {
          // Whatever a frame calls it, a session is one transaction, and is paid for once.
          const { transactionId } = session;
          // An address was shown: from now on crypto may be on its way, whoever sends it.
          send({ type: "hint", attempt, hint: {} });
          const isFirst = isNew(`${transactionId} deposit`);
          if (isFirst) updatePurchase(attempt.memory, transactionId, { mayBePaid: true });
          lookAgain(isFirst);
          const { shape } = readFields(depositFields, message.deposit);
          if (!shape || session.mode !== "sell") {
            // What it asked for before is out of date as well, until it asks for that again.
            const before = asked.current.get(transactionId);
            if (before) asked.current.set(transactionId, { ...before, facts: "" });
            send({ type: "wanted", attempt, wanted: undefined });
            return callHandler(onEvent, {
              type: "unknown",
              name: "deposit",
              payload: message.deposit,
            });
          }
          const facts = JSON.stringify(shape);
          const before = asked.current.get(transactionId);
          const isRepeated = before?.facts === facts;
          if (isRepeated && before?.attempt === attempt) return;
          asked.current.set(transactionId, { attempt, facts });
          const deposit = { ...shape, transactionId };
          send({ type: "wanted", attempt, wanted: deposit });
          if (!isRepeated) callHandler(onEvent, { type: "deposit", deposit });
          // A wallet that was asked for the first facts is not asked for the next: it could send both.
          if (before?.attempt !== attempt) void handOver(attempt, session.vendor.name, deposit);
          return;
        }
        case "unknown":
          lookAgain(false);
          return callHandler(onEvent, message);
        case "close":
          return send({ type: "frame-closed", attempt });
      }
    },
    [send, handlersRef, lookAgain, isNew, handOver],
  );
}

/** @throws {TypeError} where the result says nothing that can be relied on, or two things */
function depositOf(result: unknown): RampDeposit {
  const { txHash, sent, cancelled } = Object(result) as Record<string, unknown>;
  const hash = typeof txHash === "string" && txHash ? txHash : undefined;
  const isSent = sent === true || hash !== undefined;
  if (isSent !== (cancelled === true))
    return isSent ? { state: "sent", txHash: hash } : { state: "declined" };
  throw new TypeError(
    "`onSellDeposit` answered none of `{ txHash }`, `{ sent: true }`, `{ cancelled: true }`. A `return` may be missing.",
  );
}

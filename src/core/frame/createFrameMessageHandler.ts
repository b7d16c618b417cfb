import { depositFields } from "../../vendors/depositFields.ts";
import { checkFields } from "../../vendors/parseFields.ts";
import type { FrameMessage, UncheckedDeposit } from "../../vendors/Vendor.ts";
import { callHandler } from "../callHandler.ts";
import type { PurchaseAttempt } from "../purchaseReducer.ts";
import type { RampSession } from "../publicTypes.ts";
import { updatePurchase } from "../unfinished/purchaseStorage.ts";
import { requestWalletDeposit, type WalletContext } from "../walletDeposit.ts";

export type FrameMessageHandler = (
  attempt: PurchaseAttempt,
  session: RampSession,
  message: FrameMessage,
) => void;

/** Minimum time between two refetches without new information, in milliseconds. */
const MIN_REFETCH_INTERVAL_MS = 5_000;

/**
 * Handles a vendor frame's messages: notifies the host, records possible payments, and asks the host's wallet once. A
 * message is a hint, and a reason to refetch.
 */
export function createFrameMessageHandler(context: WalletContext): FrameMessageHandler {
  const { send, getHandlers, refetchSoon } = context;
  /** Vendors repeat messages. Only new ones are reported, refetched for and paid. */
  const seenMessages = new Set<string>();
  /** The latest deposit request of the vendor's page, by transaction. */
  const requested = new Map<string, { attempt: PurchaseAttempt; facts: string }>();
  let refetchedAt = -Infinity;

  function isNew(message: string): boolean {
    const { size } = seenMessages;
    return seenMessages.add(message).size > size;
  }

  /** Any message may mean progress. Refetches without new information are throttled. */
  function refetch(isNews: boolean) {
    const now = performance.now();
    if (!isNews && now - refetchedAt < MIN_REFETCH_INTERVAL_MS) return;
    refetchedAt = now;
    refetchSoon();
  }

  function requestDeposit(
    attempt: PurchaseAttempt,
    session: RampSession,
    unchecked: UncheckedDeposit,
  ) {
    const { onEvent } = getHandlers();
    // The frame's id is ignored: a session is one transaction and is paid once.
    const { transactionId } = session;
    // An address was shown, so crypto may be on its way, from the host's wallet or sent manually.
    send({ type: "frame-status", attempt, frameStatus: {} });
    const isFirst = isNew(`${transactionId} deposit`);
    if (isFirst) updatePurchase(attempt.storageRef, transactionId, { mayBePaid: true });
    refetch(isFirst);
    const before = requested.get(transactionId);
    const { shape } = checkFields(depositFields, unchecked);
    if (!shape || session.mode !== "sell") {
      // The earlier request is out of date too, until the page repeats it.
      if (before) requested.set(transactionId, { ...before, facts: "" });
      send({ type: "deposit-requested", attempt, depositRequest: undefined });
      return callHandler(onEvent, { type: "unknown", name: "deposit", payload: unchecked });
    }
    const facts = JSON.stringify(shape);
    const isRepeated = before?.facts === facts;
    if (isRepeated && before?.attempt === attempt) return;
    requested.set(transactionId, { attempt, facts });
    const deposit = { ...shape, transactionId };
    send({ type: "deposit-requested", attempt, depositRequest: deposit });
    if (!isRepeated) callHandler(onEvent, { type: "deposit-requested", deposit });
    // A wallet that was asked for the first request isn't asked for a changed one: it could send both.
    if (before?.attempt !== attempt)
      void requestWalletDeposit(context, attempt, session.vendor.name, deposit);
  }

  return (attempt, session, message) => {
    const { onEvent } = getHandlers();
    switch (message.type) {
      case "loading":
      case "failed":
        return;
      case "ready":
        return send({ type: "frame-ready", attempt });
      case "status": {
        const { type: _, ...frameStatus } = message;
        send({ type: "frame-status", attempt, frameStatus });
        const { status, paymentMethod, reference } = frameStatus;
        if (!isNew(`${attempt.purchaseId} ${status} ${paymentMethod} ${reference}`))
          return refetch(false);
        updatePurchase(attempt.storageRef, session.transactionId, {
          mayBePaid: true,
          ...(reference && { reference }),
        });
        callHandler(onEvent, { type: "frame-status", frameStatus });
        return refetch(true);
      }
      case "deposit-requested":
        return requestDeposit(attempt, session, message.deposit);
      case "unknown":
        refetch(false);
        return callHandler(onEvent, message);
      case "close":
        return send({ type: "close-requested", attempt });
    }
  };
}

import { RampError } from "../../RampError.ts";
import { depositFields } from "../../vendors/depositFields.ts";
import { checkFields } from "../../vendors/parseFields.ts";
import type { FrameMessage, SellDeposit, UncheckedDeposit } from "../../vendors/Vendor.ts";
import { callHandler } from "../callHandler.ts";
import type { PurchaseContext } from "../PurchaseContext.ts";
import type { PurchaseAttempt } from "../purchaseReducer.ts";
import { openedOnPage } from "../session/createSingleUseSession.ts";
import type { RampDeposit, RampSession } from "../publicTypes.ts";
import { readPurchases, updatePurchase } from "../unfinished/purchaseStorage.ts";

/** The purchase's functions for frame messages. A message is a hint, and a reason to refetch. */
export type FrameContext = Pick<
  PurchaseContext,
  "send" | "getHandlers" | "isUnderWay" | "refetchSoon"
>;

export type FrameMessageHandler = (
  attempt: PurchaseAttempt,
  session: RampSession,
  message: FrameMessage,
) => void;

/** Minimum time between two refetches without new information, in milliseconds. */
const MIN_REFETCH_INTERVAL_MS = 5_000;

const DEPOSIT_UNKNOWN =
  "`onSellDeposit` threw or returned no valid result, so it is unknown whether the crypto was sent, and it isn't called again. " +
  "The transaction is still followed.";

/** Handles a vendor frame's messages: notifies the host, records possible payments, and asks the host's wallet once. */
export function createFrameMessageHandler({
  send,
  getHandlers,
  isUnderWay,
  refetchSoon,
}: FrameContext): FrameMessageHandler {
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

  async function requestWalletDeposit(
    attempt: PurchaseAttempt,
    vendor: string,
    deposit: SellDeposit,
  ) {
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
      const error = new RampError("deposit-failed", DEPOSIT_UNKNOWN, { cause });
      recordDeposit({ status: "unknown" });
      // If the user has left meanwhile, crypto may still have been sent, so the host must get the error.
      if (isUnderWay(attempt)) send({ type: "failed", attempt, error });
      else callHandler(getHandlers().onError, error);
    }
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
      void requestWalletDeposit(attempt, session.vendor.name, deposit);
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

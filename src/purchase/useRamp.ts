import { useCallback, useReducer, useRef } from "react";
import { type Order, orderProblem } from "../order.ts";
import { preload } from "../vendors/preload.ts";
import { isTerminal } from "../vendors/Transaction.ts";
import { call, type RampHandlers } from "./events.ts";
import { openPopup } from "./openPopup.ts";
import { checkedOrderOf, orderOf } from "./orderOf.ts";
import { type Attempt, idle, phaseOf, type PurchaseEvent, step } from "./phase.ts";
import type { Ramp, RampOptions } from "./Ramp.ts";
import { useSettings } from "./settings.ts";
import { useAway } from "./useAway.ts";
import { useLatest } from "./useLatest.ts";
import { useOpenFrame } from "./useOpenFrame.ts";
import { useOtherTabs } from "./useOtherTabs.ts";
import { useReports } from "./useReports.ts";
import { useResumption } from "./useResumption.ts";
import { useReturn } from "./useReturn.ts";
import { useSession } from "./useSession.ts";
import { useTrackedTransaction } from "./useTransaction.ts";
import { useVendorScript } from "./useVendorScript.ts";
import { useWalletPatience } from "./useWalletPatience.ts";

/** The whole purchase without UI. It stays `idle` until `start()`; `<RampFrame ramp={ramp}>` shows its frame. */
export function useRamp(options: RampOptions): Ramp {
  const settings = useSettings(options);
  const [purchase, dispatch] = useReducer(step, idle);
  const { attempt, earlier, frame, hint, deposit, failure } = purchase;
  const order = attempt?.order ?? orderOf(options);
  const { endpoint, vendors, memory } = attempt ?? settings;
  const resumed = earlier === "unknown" ? undefined : earlier;
  const canLeave = settings.vendors.some(({ hasPage }) => hasPage);
  const presentation = (canLeave && options.presentation) || "inline";
  useReturn(settings.memory, settings.vendors);

  const purchaseId = attempt && !earlier ? attempt.purchaseId : null;
  const asked = useSession({ purchaseId, order, endpoint, vendors });
  const { session } = asked;
  const script = useVendorScript(session?.script, settings.nonce);
  const opened = session && frame !== "none" ? session : undefined;
  const tracked = useTrackedTransaction(
    {
      id: resumed?.purchase.id ?? opened?.transactionId ?? null,
      vendor: resumed?.purchase.vendor ?? opened?.vendor.name,
      reference: hint?.reference,
      endpoint,
      vendors,
      storage: memory.storage,
    },
    resumed?.report,
  );
  const { transaction, isOverdue, note } = tracked;

  const isFinal = transaction !== undefined && isTerminal(transaction.status);
  // Once money moves, a hand-over that failed or a frame that was lost is no longer what matters.
  const setback = transaction?.status === "processing" ? undefined : failure;
  const error = isFinal ? undefined : (setback ?? asked.error ?? script.error ?? tracked.error);
  const phase = phaseOf(purchase, { hasSession: session !== undefined, transaction, error });

  const handlers = useLatest<RampHandlers>(options);
  useReports(handlers, { attempt, phase, isReady: frame === "ready", transaction, error });

  const latest = useLatest({
    options,
    settings,
    presentation,
    phase,
    error,
    attempt,
    transaction,
    asked,
    tracked,
  });
  // What the next render will show, for calls that come before it: a double click, a close in a handler.
  const state = useRef(idle);
  const send = useCallback((event: PurchaseEvent) => {
    state.current = step(state.current, event);
    dispatch(event);
  }, []);

  const isUnderWay = useCallback((attempt: Attempt) => state.current.attempt === attempt, []);
  const resumption = useResumption(send, isUnderWay);

  /** In the user's click, where it can be: no popup that opens later comes through. */
  const begin = useCallback(
    (order: Order, purpose: Attempt["purpose"], popup?: Window | null, isAnew = false) => {
      const { presentation, settings } = latest.current;
      const { endpoint, vendors, memory, nonce } = settings;
      const purchaseId = newPurchaseId();
      const attempt = {
        purchaseId,
        order,
        endpoint,
        vendors,
        memory,
        presentation,
        popup,
        purpose,
      };
      const candidates = isAnew ? [] : resumption.candidates(attempt);
      if (purpose === "resume" && candidates.length === 0) return attempt;
      // A script that is not going to run is not worth fetching.
      preload(order.vendor ? vendors.filter(({ name }) => name === order.vendor) : vendors, nonce);
      send({ type: "start", attempt, isLookingBack: candidates.length > 0 });
      if (candidates.length > 0) resumption.look(attempt, candidates);
      return attempt;
    },
    [latest, send, resumption],
  );
  const popupNow = useCallback(
    () => (latest.current.presentation === "popup" ? openPopup() : undefined),
    [latest],
  );

  const start = useCallback(() => {
    const { phase, attempt, transaction, options } = latest.current;
    const { frame } = state.current;
    const isOver = isTerminal(phase) || (phase === "error" && frame === "none");
    if (state.current.attempt && !(isOver && state.current.attempt === attempt)) return;
    const order = checkedOrderOf(options);
    // Its end was seen, also where no storage lets it be forgotten.
    if (transaction && isTerminal(phase)) resumption.leave(transaction.id);
    begin(order, "begin", popupNow());
  }, [latest, begin, popupNow, resumption]);

  const resume = useCallback(() => {
    if (!state.current.attempt) begin(checkedOrderOf(latest.current.options), "resume");
  }, [latest, begin]);

  const restart = useCallback(() => {
    resumption.leave(begin(checkedOrderOf(latest.current.options), "begin", popupNow(), true));
  }, [latest, begin, popupNow, resumption]);

  const renew = useCallback(
    (attempt: Attempt) => {
      if (isUnderWay(attempt)) begin(attempt.order, "renew", attempt.popup, true);
    },
    [begin, isUnderWay],
  );

  // A page that was opened may have been paid on, even if we lost it. Paying twice is worse than waiting.
  const isUnpaid = useCallback(async () => {
    if (state.current.frame === "none") return true;
    const seen = await latest.current.tracked.refetch();
    const { frame, hint } = state.current;
    const isSilent = hint === undefined && frame !== "away" && frame !== "left";
    return isSilent && seen?.status === "pending";
  }, [latest]);

  const retry = useCallback(async () => {
    const { error, asked, tracked, options } = latest.current;
    const { attempt, earlier, frame } = state.current;
    if (!error || !attempt || attempt !== latest.current.attempt) return;
    if (earlier === "unknown")
      return void begin(
        attempt.order,
        attempt.purpose,
        attempt.purpose === "resume" ? undefined : popupNow(),
      );
    if (earlier || error.stage === "deposit" || error === tracked.error)
      return void tracked.refetch();
    // No answer came, but the endpoint may have made a session: the same key lets it answer that one.
    const isUnanswered = error.code === "session-network" || error.code === "session-timeout";
    if (isUnanswered && !attempt.popup) return asked.refetch();
    const popup = frame === "none" ? popupNow() : undefined;
    const order = orderOf(options);
    if ((await isUnpaid()) && isUnderWay(attempt))
      begin(orderProblem(order) ? attempt.order : order, "begin", popup, true);
  }, [latest, begin, popupNow, isUnpaid, isUnderWay]);

  const close = useCallback(() => {
    if (!state.current.attempt) return;
    send({ type: "close" });
    call(handlers.current.onEvent, { type: "close" });
    call(handlers.current.onClose);
  }, [send, handlers]);

  const leave = useCallback(
    async (attempt: Attempt) => {
      const isSo = await isUnpaid();
      if (!isUnderWay(attempt)) return;
      if (isSo) close();
      else send({ type: "frame-left", attempt });
    },
    [send, close, isUnderWay, isUnpaid],
  );

  const look = tracked.nudge;
  const { openFrame, requestClose } = useOpenFrame({
    purchase,
    session,
    script,
    isFinal,
    lang: settings.lang,
    renew,
    messages: {
      send,
      handlersRef: handlers,
      leave: useCallback((attempt: Attempt) => void leave(attempt), [leave]),
      isUnderWay,
      look,
    },
  });
  const { followLink } = useAway({
    purchase,
    session,
    error,
    isFinal,
    isOver: isFinal && transaction.status !== "completed",
    send,
    renew,
    close,
    look,
  });
  const View = isFinal ? undefined : (resumed?.View ?? (openFrame && session?.View));
  useWalletPatience(purchase, send);
  useOtherTabs(purchase, send);

  return {
    phase,
    order,
    presentation: attempt?.presentation ?? presentation,
    session,
    transaction,
    hint,
    deposit,
    error,
    note,
    isResumed: resumed !== undefined,
    whereabouts: frame === "away" || frame === "left" ? frame : "here",
    isOverdue,
    start,
    resume,
    retry: useCallback(() => void retry(), [retry]),
    restart,
    close,
    requestClose: useCallback(() => {
      const { attempt, frame } = state.current;
      if (!attempt) return;
      if (frame === "open" || frame === "ready") requestClose();
      else if (frame === "none") close();
    }, [requestClose, close]),
    showPopup: useCallback(() => state.current.attempt?.popup?.focus(), []),
    followLink,
    openFrame,
    drawn: View && {
      View,
      props: {
        transaction,
        lang: settings.lang,
        nonce: settings.nonce,
        look: tracked.refetch,
        cancel: tracked.cancel,
      },
    },
  };
}

/** Random, and at hand on insecure origins too, where `crypto.randomUUID` is not. */
function newPurchaseId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

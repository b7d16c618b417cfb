import { type RefObject, useCallback, useEffect, useReducer, useRef } from "react";
import { takePrefetched, type TakePrefetched } from "../core/session/prefetchSession.ts";
import { loadScript } from "../vendors/loadScript.ts";
import { isFinal, isTerminal } from "../vendors/Transaction.ts";
import type { Ramp, RampHandlers, RampOptions } from "../core/types.ts";
import { setHeld } from "../core/session/idempotencyKeys.ts";
import { toOrder } from "../core/toOrder.ts";
import {
  idlePurchase,
  getPhase,
  type PurchaseEvent,
  reducePurchase,
} from "../core/purchaseReducer.ts";
import { resolvePresentation, hasPage } from "../core/presentation.ts";
import { useSettings } from "./useSettings.ts";
import { getVendorMessages } from "../core/getVendorMessages.ts";
import { type Shown, useActions } from "./useActions.ts";
import { useAway } from "./useAway.ts";
import { useEarlyEffect } from "./useEarlyEffect.ts";
import { useIsInBrowser } from "./useIsInBrowser.ts";
import { useLatest } from "./useLatest.ts";
import { useOpenFrame } from "./useOpenFrame.ts";
import { useOtherTabs } from "./useOtherTabs.ts";
import { useReports } from "./useReports.ts";
import { usePurchaseSession } from "./useSession.ts";
import { useTrackedTransaction } from "./useTransaction.ts";
import { type EarlyScript, usePurchaseScript } from "./useVendorScript.ts";
import { useWalletPatience } from "./useWalletPatience.ts";

/** The whole purchase without UI. It stays `idle` until `start()`; `<RampFrame ramp={ramp}>` shows its frame. */
export function useRamp(options: RampOptions): Ramp {
  return usePurchase(options, {
    takePrefetched,
    latestRef: useLatest(options),
    hiddenRef: useRef(false),
  });
}

export interface PurchaseRefs {
  takePrefetched: TakePrefetched;
  /** What the host said last, perhaps since the last render. */
  latestRef: RefObject<RampOptions>;
  /** Whether the user cannot see it now, because it is a closed modal. */
  hiddenRef: RefObject<boolean>;
}

/** The same, where a session was asked for before this code was there. */
export function usePurchase(options: RampOptions, refs: PurchaseRefs): Ramp {
  const settings = useSettings(options);
  const [purchase, dispatch] = useReducer(reducePurchase, idlePurchase);
  const { attempt, earlier, frame, hint, deposit, failure } = purchase;
  const order = attempt?.order ?? toOrder(options);
  const { endpoint, vendors, memory } = attempt ?? settings;
  const resumed = earlier === "unknown" ? undefined : earlier;
  const choice = resolvePresentation({
    asked: options.presentation ?? "inline",
    hasPage: hasPage(settings.vendors, order.vendor),
    redirectUrl: options.redirectUrl,
    isInBrowser: useIsInBrowser(),
  });

  // Empty for an order that cannot be placed.
  const purchaseId = (!earlier && attempt?.purchaseId) || null;
  const early = useRef<EarlyScript>(undefined);
  const asked = usePurchaseSession(
    { purchaseId, order, endpoint, vendors, nonce: settings.nonce },
    attempt,
    function loadScriptEarly({ script }) {
      if (!script) return;
      const load = loadScript(script, settings.nonce);
      // Whoever shows it says what is wrong.
      load.catch(() => {});
      early.current = { script, load };
    },
  );
  const { session } = asked;
  const script = usePurchaseScript(session?.script, settings.nonce, early);
  const opened = session && frame !== "none" ? session : undefined;
  const followed = resumed?.purchase.id ?? opened?.transactionId ?? null;
  const tracked = useTrackedTransaction(
    {
      id: followed,
      vendor: resumed?.purchase.vendor ?? opened?.vendor.name,
      reference: hint?.reference,
      endpoint,
      vendors,
      storage: memory.storage,
      messages: settings.messages,
    },
    resumed,
  );
  const { transaction, isOverdue, note } = tracked;

  const hasEnded = transaction !== undefined && isTerminal(transaction.status);
  // The vendor's page may offer another try. What we draw in its place does not.
  const isOver = hasEnded && (isFinal(transaction.status) || session?.View !== undefined);
  // Once money moves, a hand-over that failed or a frame that was lost is no longer what matters.
  const setback = transaction?.status === "processing" ? undefined : failure;
  const error = hasEnded ? undefined : (setback ?? asked.error ?? script.error ?? tracked.error);
  const phase = getPhase(purchase, { hasSession: session !== undefined, transaction, error });

  const handlers = useLatest<RampHandlers>(options);
  const latest = useLatest<Shown>({
    options,
    settings,
    choice,
    phase,
    error,
    attempt,
    transaction,
    tracked,
  });
  // What the next render will show, for calls that come before it: a double click, a close in a handler.
  const state = useRef(idlePurchase);
  const send = useCallback((event: PurchaseEvent) => {
    state.current = reducePurchase(state.current, event);
    dispatch(event);
  }, []);

  const actions = useActions({
    latestRef: latest,
    takePrefetched: refs.takePrefetched,
    hostRef: refs.latestRef,
    hiddenRef: refs.hiddenRef,
    stateRef: state,
    send,
    handlers,
    followed: { id: followed, memory },
  });
  const { close, closed, renew, isUnderWay, isReporter } = actions;
  useReports(
    handlers,
    { attempt, phase, isReady: frame === "ready", transaction, error },
    isReporter,
  );
  // Early: another widget that comes in this one's place asks with the same key before passive effects run.
  useEarlyEffect(
    function holdKeyWhileMounted() {
      if (!attempt) return;
      setHeld(attempt.purchaseId, true);
      return () => setHeld(attempt.purchaseId, false);
    },
    [attempt],
  );
  const { isClosing } = purchase;
  useEffect(
    // Not when the vendor says it, which may be before the transaction is followed.
    function goOnAfterClose() {
      if (attempt && isClosing) closed(attempt);
    },
    [attempt, isClosing, closed],
  );

  const look = tracked.nudge;
  const { openFrame, requestClose } = useOpenFrame({
    purchase,
    session,
    script,
    isOver,
    settings,
    renew,
    context: {
      send,
      getHandlers: useCallback(() => handlers.current, [handlers]),
      isUnderWay,
      refetchSoon: look,
    },
  });
  const { followLink } = useAway({
    purchase,
    session,
    error,
    send,
    renew,
    close,
    look,
  });
  const View = hasEnded ? undefined : (resumed?.View ?? (openFrame && session?.View));
  useWalletPatience(purchase, send);
  useOtherTabs(purchase, send);

  return {
    phase,
    // What types rule out may come from an address. It cannot be placed, but shown.
    order: order.mode === "sell" ? order : { ...order, mode: "buy" },
    ...(attempt?.choice ?? choice),
    session,
    transaction,
    hint,
    deposit,
    wanted: purchase.wanted,
    hasWantedChanged: purchase.hasWantedChanged,
    error,
    note,
    isResumed: resumed !== undefined,
    whereabouts: frame === "away" || frame === "left" ? frame : "here",
    isOverdue,
    start: actions.start,
    resume: actions.resume,
    retry: actions.retry,
    restart: actions.restart,
    close,
    leave: actions.leave,
    requestClose: useCallback(() => {
      const { attempt, frame } = state.current;
      if (!attempt) return;
      if (frame === "open" || frame === "ready") requestClose();
      else if (frame === "none") close();
    }, [requestClose, close]),
    hasPopup: Boolean(attempt?.popup?.window),
    followLink,
    openFrame,
    drawn: View && {
      View,
      props: {
        transaction,
        lang: settings.lang,
        messages: getVendorMessages(
          settings.messages,
          resumed?.purchase.vendor ?? session?.vendor.name,
        ),
        nonce: settings.nonce,
        look: tracked.refetch,
        cancel: tracked.cancel,
      },
    },
  };
}

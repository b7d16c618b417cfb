import { type RefObject, useCallback } from "react";
import { type Order, toWireOrder } from "../order.ts";
import { orderProblem } from "../orderProblem.ts";
import type { RampError } from "../RampError.ts";
import { type Ahead, isFresh, takeAhead } from "./askAhead.ts";
import type { RampEndpoint } from "../partner/endpoint.ts";
import { newIdempotencyKey } from "../partner/postSession.ts";
import { isTerminal, type Transaction } from "../vendors/Transaction.ts";
import { call, type RampHandlers } from "./events.ts";
import { amend } from "./memory.ts";
import type { Memory } from "./storage.ts";
import { openPopup } from "./openPopup.ts";
import { orderOf } from "./orderOf.ts";
import { checkedOrderOf } from "./checkedOrderOf.ts";
import type { Attempt, Purchase, PurchaseEvent, RampPhase } from "./phase.ts";
import type { PresentationChoice } from "./presentation.ts";
import type { Ramp, RampOptions } from "./Ramp.ts";
import { schemeOf } from "./schemeOf.ts";
import type { ResolvedSettings } from "./useSettings.ts";
import { useResumption } from "./useResumption.ts";
import type { SessionState } from "./useSession.ts";
import type { TrackedTransaction } from "./useTransaction.ts";

/** What the last render showed. */
export interface Shown {
  options: RampOptions;
  settings: ResolvedSettings;
  choice: PresentationChoice;
  phase: RampPhase;
  error: RampError | undefined;
  attempt: Attempt | undefined;
  transaction: Transaction | undefined;
  asked: SessionState;
  tracked: TrackedTransaction;
}

export interface ActionParts {
  latestRef: RefObject<Shown>;
  /** A session that was asked for before this code was there. */
  aheadRef: RefObject<Ahead | null | undefined>;
  /** What the next render will show. */
  stateRef: RefObject<Purchase>;
  /** What the host said last, perhaps since the last render. */
  hostRef: RefObject<RampOptions>;
  send: (event: PurchaseEvent) => void;
  handlers: RefObject<RampHandlers>;
  /** The purchase that is followed now, and where it is remembered. */
  followed: { id: string | null; memory: Memory };
}

export interface Actions extends Pick<
  Ramp,
  "start" | "resume" | "retry" | "restart" | "close" | "leave"
> {
  /** In the place of a session that waited too long. */
  renew: (attempt: Attempt) => void;
  /** The vendor says that its user closed its page. Where something may be paid the purchase is followed on. */
  closed: (attempt: Attempt) => void;
  isUnderWay: (attempt: Attempt) => boolean;
}

/** What can be done with a purchase. */
export function useActions(parts: ActionParts): Actions {
  const { latestRef, aheadRef, hostRef, stateRef, send, handlers } = parts;
  const isUnderWay = useCallback(
    (attempt: Attempt) => stateRef.current.attempt === attempt,
    [stateRef],
  );
  const resumption = useResumption(parts.followed, send, isUnderWay);

  /** A session that was asked for ahead, for just this order. */
  const takeFor = useCallback(
    (endpoint: string | RampEndpoint, order: Order) => {
      if (typeof endpoint !== "string") return undefined;
      const key = endpoint + JSON.stringify(toWireOrder(order));
      const given = aheadRef.current;
      aheadRef.current = null;
      return given?.key === key && isFresh(given) ? given : takeAhead(key);
    },
    [aheadRef],
  );

  /** In the user's click, where it can be: no popup that opens later comes through. */
  const begin = useCallback(
    (wanted: Order, purpose: Attempt["purpose"], popup: Attempt["popup"], isAnew = false) => {
      const { choice, settings } = latestRef.current;
      const { endpoint, memory, theme } = settings;
      const vendors = hostRef.current.vendors ?? settings.vendors;
      const order = { ...wanted, theme: schemeOf(theme, document.body) };
      const ahead = purpose === "begin" ? takeFor(endpoint, order) : undefined;
      const attempt = {
        purchaseId: ahead?.id ?? newIdempotencyKey(),
        ahead,
        order,
        endpoint,
        vendors,
        memory,
        choice,
        popup,
        purpose,
      };
      const candidates = isAnew ? [] : resumption.candidates(attempt);
      if (purpose === "resume" && candidates.length === 0) return attempt;
      send({ type: "start", attempt, isLookingBack: candidates.length > 0 });
      if (purpose === "begin" && choice.presentationReason !== "asked")
        call(handlers.current.onEvent, { type: "presentation", ...choice });
      if (candidates.length > 0) resumption.look(attempt, candidates);
      return attempt;
    },
    [latestRef, hostRef, takeFor, send, resumption, handlers],
  );
  const popupNow = useCallback(
    () => (latestRef.current.choice.presentation === "popup" ? { window: openPopup() } : undefined),
    [latestRef],
  );

  const start = useCallback(() => {
    const { phase, attempt, transaction, options } = latestRef.current;
    const { attempt: current, earlier, frame } = stateRef.current;
    const isOver = isTerminal(phase) || (phase === "error" && frame === "none");
    // Only to see whether one goes on nobody has asked for a purchase yet. Now somebody does.
    const isMereLook = current?.purpose === "resume" && earlier === "unknown";
    if (current && !isMereLook && !(isOver && current === attempt)) return;
    const order = checkedOrderOf(options);
    // Its end was seen, also where no storage lets it be forgotten.
    if (transaction && isTerminal(phase)) resumption.leave(transaction.id);
    begin(order, "begin", popupNow());
  }, [latestRef, stateRef, begin, popupNow, resumption]);

  const resume = useCallback(() => {
    if (stateRef.current.attempt) return;
    begin(checkedOrderOf(latestRef.current.options), "resume", undefined);
  }, [latestRef, stateRef, begin]);

  const restart = useCallback(() => {
    const { options, transaction } = latestRef.current;
    const { attempt } = stateRef.current;
    const order = checkedOrderOf(options);
    // Where it was not paid on, nobody shall pay on it by mistake.
    attempt?.popup?.window?.close();
    // The user was asked and has answered. What the vendor says of it later is shown all the same.
    if (attempt && transaction?.status === "pending")
      amend(attempt.memory, transaction.id, { mayBePaid: false });
    resumption.leave(begin(order, "begin", popupNow(), true));
  }, [latestRef, stateRef, begin, popupNow, resumption]);

  const renew = useCallback(
    (attempt: Attempt) => {
      if (isUnderWay(attempt)) begin(attempt.order, "renew", attempt.popup, true);
    },
    [begin, isUnderWay],
  );

  // A page that was opened may have been paid on, even if we lost it. Paying twice is worse than waiting.
  const isUnpaid = useCallback(async () => {
    const { frame } = stateRef.current;
    if (frame === "none") return true;
    const wasHere = frame === "open" || frame === "ready";
    const seen = await latestRef.current.tracked.refetch();
    return wasHere && stateRef.current.hint === undefined && seen?.status === "pending";
  }, [latestRef, stateRef]);

  const retry = useCallback(async () => {
    const { error, asked, tracked, options } = latestRef.current;
    const { attempt, earlier, frame } = stateRef.current;
    if (!error || !attempt || attempt !== latestRef.current.attempt) return;
    if (earlier === "unknown")
      return void begin(
        attempt.order,
        attempt.purpose,
        attempt.purpose === "resume" ? undefined : popupNow(),
      );
    if (earlier || error.stage === "deposit" || error === tracked.error)
      return void tracked.refetch();
    // No answer came, but the endpoint may have made a session: the same key lets it answer that one.
    if (error.code === "session-network" || error.code === "session-timeout") {
      if (attempt.popup) attempt.popup.window = openPopup();
      return asked.refetch();
    }
    const popup = frame === "none" ? popupNow() : undefined;
    const order = orderOf(options);
    if ((await isUnpaid()) && isUnderWay(attempt))
      begin(orderProblem(order) ? attempt.order : order, "begin", popup, true);
  }, [latestRef, stateRef, begin, popupNow, isUnpaid, isUnderWay]);

  const close = useCallback(() => {
    if (!stateRef.current.attempt) return;
    send({ type: "close" });
    call(handlers.current.onEvent, { type: "close" });
    call(handlers.current.onClose);
  }, [stateRef, send, handlers]);

  const goOn = useCallback(
    async (attempt: Attempt, isAnswered: Promise<boolean>) => {
      const isUnpaid = await isAnswered;
      if (!isUnderWay(attempt)) return;
      if (isUnpaid) close();
      else send({ type: "frame-left", attempt });
    },
    [send, close, isUnderWay],
  );

  const leave = useCallback(() => {
    const { attempt, frame, earlier } = stateRef.current;
    if (!attempt || frame === "away" || frame === "left") return;
    // One of before is followed on, or may be.
    if (earlier && (earlier !== "unknown" || attempt.purpose === "resume")) return;
    if (frame === "none") return close();
    const isAnswered = isUnpaid();
    // It ends here and now, whatever the endpoint says of it.
    send({ type: "frame-left", attempt });
    void goOn(attempt, isAnswered);
  }, [stateRef, send, close, isUnpaid, goOn]);

  return {
    start,
    resume,
    retry: useCallback(() => void retry(), [retry]),
    restart,
    close,
    renew,
    leave,
    closed: useCallback((attempt: Attempt) => void goOn(attempt, isUnpaid()), [goOn, isUnpaid]),
    isUnderWay,
  };
}

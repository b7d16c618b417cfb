import { type RefObject, useCallback, useRef } from "react";
import type { Order } from "../order.ts";
import { orderProblem } from "../orderProblem.ts";
import { RampError } from "../RampError.ts";
import { getIntent, type TakePrefetched } from "../core/session/prefetchSession.ts";
import { isTerminal, type Transaction } from "../vendors/Transaction.ts";
import { callHandler } from "../core/callHandler.ts";
import type {
  PresentationChoice,
  Ramp,
  RampHandlers,
  RampOptions,
  RampPhase,
} from "../core/types.ts";
import { holdKey, setHeld, settleKey } from "../core/session/idempotencyKeys.ts";
import { updatePurchase } from "../core/unfinished/purchaseStorage.ts";
import type { StorageRef } from "../core/unfinished/storageRef.ts";
import { openPopup } from "../core/frame/popup.ts";
import { toOrder } from "../core/toOrder.ts";
import type { PurchaseAttempt, PurchaseState, PurchaseEvent } from "../core/purchaseReducer.ts";
import { resolveColorScheme } from "../core/resolveColorScheme.ts";
import type { ResolvedSettings } from "../core/settings.ts";
import { type LastPurchase, type Resumption, useResumption } from "./useResumption.ts";
import type { TrackedTransaction } from "./useTransaction.ts";

let attemptCount = 0;

/** What the last render showed. */
export interface Shown {
  options: RampOptions;
  settings: ResolvedSettings;
  choice: PresentationChoice;
  phase: RampPhase;
  error: RampError | undefined;
  attempt: PurchaseAttempt | undefined;
  transaction: Transaction | undefined;
  tracked: TrackedTransaction;
}

export interface ActionParts {
  latestRef: RefObject<Shown>;
  takePrefetched: TakePrefetched;
  /** Whether the user cannot see this widget now. */
  hiddenRef: RefObject<boolean>;
  /** What the next render will show. */
  stateRef: RefObject<PurchaseState>;
  /** What the host said last, perhaps since the last render. */
  hostRef: RefObject<RampOptions>;
  send: (event: PurchaseEvent) => void;
  handlers: RefObject<RampHandlers>;
  /** The purchase that is followed now, and where it is remembered. */
  followed: { id: string | null; memory: StorageRef };
}

export interface Actions
  extends
    Pick<Ramp, "start" | "resume" | "retry" | "restart" | "close" | "leave">,
    Pick<Resumption, "isReporter"> {
  /** In the place of a session that waited too long. */
  renew: (attempt: PurchaseAttempt) => void;
  /** The vendor says that its user closed its page. Where something may be paid the purchase is followed on. */
  closed: (attempt: PurchaseAttempt) => void;
  isUnderWay: (attempt: PurchaseAttempt) => boolean;
}

/** What can be done with a purchase. */
export function useActions(parts: ActionParts): Actions {
  const { latestRef, takePrefetched, hostRef, stateRef, send, handlers } = parts;
  const followedId = parts.followed.id;
  const isUnderWay = useCallback(
    (attempt: PurchaseAttempt) => stateRef.current.attempt === attempt,
    [stateRef],
  );
  const resumption = useResumption(parts);
  const { candidates: findCandidates, look, dismiss } = resumption;
  /** What this attempt had to look at before it could begin. */
  const looked = useRef<readonly string[]>([]);

  /**
   * Every way to a purchase leads through here: it begins only once the gate has let it. In the user's click, where
   * it can be: no popup that opens later comes through.
   */
  const begin = useCallback(
    (
      wanted: Order,
      purpose: PurchaseAttempt["purpose"],
      popup: PurchaseAttempt["popup"],
      before: LastPurchase = {},
    ) => {
      const { choice, settings } = latestRef.current;
      const { endpoint, memory, theme } = settings;
      const vendors = hostRef.current.vendors ?? settings.vendors;
      const order = { ...wanted, theme: resolveColorScheme(theme, document.body) };
      // To show an earlier purchase takes no order.
      const problem = purpose === "resume" ? undefined : orderProblem(order);
      const attempt: PurchaseAttempt = {
        number: (attemptCount += 1),
        purchaseId: "",
        ahead: undefined,
        order,
        endpoint,
        vendors,
        memory,
        choice,
        popup,
        purpose,
      };
      const candidates = problem ? [] : findCandidates(attempt, before);
      if (purpose === "resume" && candidates.length === 0) return;
      const previous = stateRef.current.attempt;
      if (previous) setHeld(previous.purchaseId, false);
      if (purpose !== "resume" && problem === undefined) {
        const intent = getIntent(endpoint, order);
        attempt.ahead = purpose === "begin" ? takePrefetched(intent, order.theme) : undefined;
        attempt.purchaseId = attempt.ahead?.key ?? holdKey(intent);
      }
      looked.current = candidates.map(({ id }) => id);
      send({ type: "start", attempt, isLookingBack: candidates.length > 0 });
      if (problem !== undefined) {
        const message = `The order cannot be placed: ${problem}`;
        return send({ type: "failed", attempt, error: new RampError("order-rejected", message) });
      }
      if (purpose === "begin" && choice.presentationReason !== "asked")
        callHandler(handlers.current.onEvent, { type: "presentation", ...choice });
      if (candidates.length > 0) look(attempt, candidates);
    },
    [latestRef, hostRef, stateRef, takePrefetched, send, findCandidates, look, handlers],
  );
  const popupNow = useCallback(
    (order: Order) =>
      latestRef.current.choice.presentation === "popup" && !orderProblem(order)
        ? { window: openPopup() }
        : undefined,
    [latestRef],
  );

  const start = useCallback(() => {
    const { phase, attempt, transaction, options } = latestRef.current;
    const { attempt: current, earlier, frame } = stateRef.current;
    const isOver = isTerminal(phase) || (phase === "error" && frame === "none");
    // A resume check is no purchase, so `start()` may replace it.
    const isMereLook = current?.purpose === "resume" && earlier === "unknown";
    if (current && !isMereLook && !(isOver && current === attempt)) return;
    const order = requireOrder(options);
    const { id, status } = transaction ?? {};
    // Nothing follows `completed`. It was seen, also where no storage lets it be forgotten.
    if (id && status === "completed") dismiss([id]);
    const ended =
      transaction && (status === "failed" || status === "cancelled")
        ? { ...transaction, status }
        : undefined;
    begin(order, "begin", popupNow(order), { ended });
  }, [latestRef, stateRef, begin, popupNow, dismiss]);

  const resume = useCallback(() => {
    if (stateRef.current.attempt) return;
    begin(requireOrder(latestRef.current.options), "resume", undefined);
  }, [latestRef, stateRef, begin]);

  const restart = useCallback(() => {
    const { options, transaction } = latestRef.current;
    const { attempt, earlier } = stateRef.current;
    const order = requireOrder(options);
    // It closes only while the vendor's page is not in it yet.
    attempt?.popup?.window?.close();
    // The user speaks of the purchases that they were told about, and of no others.
    const known = earlier === "unknown" ? looked.current : followedId === null ? [] : [followedId];
    dismiss(known);
    // They have answered that it is not paid. What the vendor says of it later is shown all the same.
    if (attempt && (earlier === "unknown" || transaction?.status === "pending"))
      for (const id of known) updatePurchase(attempt.memory, id, { mayBePaid: false });
    begin(order, "begin", popupNow(order));
  }, [latestRef, stateRef, begin, popupNow, dismiss, followedId]);

  const renew = useCallback(
    (attempt: PurchaseAttempt) => {
      if (!isUnderWay(attempt)) return;
      settleKey(attempt.purchaseId);
      begin(attempt.order, "renew", attempt.popup);
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
    const { error, tracked, options } = latestRef.current;
    const { attempt, earlier, frame } = stateRef.current;
    if (!error || !attempt || attempt !== latestRef.current.attempt) return;
    if (earlier === "unknown") {
      const { order, purpose } = attempt;
      return begin(order, purpose, purpose === "resume" ? undefined : popupNow(order));
    }
    if (earlier || error.stage === "deposit" || error === tracked.error)
      return void tracked.refetch();
    const next = toOrder(options);
    const order = orderProblem(next) ? attempt.order : next;
    const popup = frame === "none" ? popupNow(order) : undefined;
    if ((await isUnpaid()) && isUnderWay(attempt))
      begin(order, "begin", popup, { unpaid: followedId ?? undefined });
  }, [latestRef, stateRef, begin, popupNow, isUnpaid, isUnderWay, followedId]);

  const close = useCallback(() => {
    const { attempt } = stateRef.current;
    if (!attempt) return;
    // A handler may begin the next one before this one has left the page.
    setHeld(attempt.purchaseId, false);
    send({ type: "close" });
    callHandler(handlers.current.onEvent, { type: "close" });
    callHandler(handlers.current.onClose);
  }, [stateRef, send, handlers]);

  const goOn = useCallback(
    async (attempt: PurchaseAttempt, isAnswered: Promise<boolean>) => {
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
    closed: useCallback(
      (attempt: PurchaseAttempt) => void goOn(attempt, isUnpaid()),
      [goOn, isUnpaid],
    ),
    isUnderWay,
    isReporter: resumption.isReporter,
  };
}

/** @throws {Error} where there is no currency: that is wrong on every render, while anything else may come from a user */
function requireOrder(options: RampOptions): Order {
  if (typeof options.currency !== "string")
    throw new Error(
      'ramp-widget: no `currency`. Name the crypto asset to buy or sell, such as currency="USDT".',
    );
  return toOrder(options);
}

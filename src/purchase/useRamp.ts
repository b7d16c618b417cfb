import { useCallback, useReducer, useRef } from "react";
import { type Order, orderProblem } from "../order.ts";
import type { RampError } from "../RampError.ts";
import { preload } from "../vendors/preload.ts";
import { isTerminal, type Transaction } from "../vendors/Transaction.ts";
import { call, type RampHandlers } from "./events.ts";
import {
  type Attempt,
  idle,
  phaseOf,
  type PurchaseEvent,
  type RampDeposit,
  type RampHint,
  type RampPhase,
  step,
} from "./phase.ts";
import { type RampSettings, useSettings } from "./settings.ts";
import { useLatest } from "./useLatest.ts";
import { useOpenFrame } from "./useOpenFrame.ts";
import { useOtherTabs } from "./useOtherTabs.ts";
import { useReports } from "./useReports.ts";
import { useResumption } from "./useResumption.ts";
import { type RampSession, useSession } from "./useSession.ts";
import { useTrackedTransaction } from "./useTransaction.ts";
import { useVendorScript } from "./useVendorScript.ts";
import { useWalletPatience } from "./useWalletPatience.ts";

/** The order is read when a purchase begins; a later change counts for the next one. */
export interface RampOptions extends RampSettings, RampHandlers, Omit<Order, "mode"> {
  /** @default "buy" */
  mode?: Order["mode"] | undefined;
}

/** One purchase, and what can be done with it. */
export interface Ramp {
  /** What it is doing now. */
  phase: RampPhase;
  /** The order under way, or the one that `start` would begin. */
  order: Order;
  /** Set once the endpoint gave one. Its tokens cannot be read. */
  session: RampSession | undefined;
  /** What the endpoint says of it: the one thing to believe. */
  transaction: Transaction | undefined;
  /** What the vendor's frame said last. Never believed over `transaction`. */
  hint: RampHint | undefined;
  /** Sale: what the host's wallet was asked and answered. */
  deposit: RampDeposit | undefined;
  /** What went wrong, while it matters. */
  error: RampError | undefined;
  /** This purchase was begun before, on another page or in another tab, and is followed from here on. */
  isResumed: boolean;
  /** The transaction has been `processing` for ten minutes: tell the user that they need not wait here. */
  isOverdue: boolean;
  /**
   * Begins a purchase. Where one of before was paid and its end was not seen yet, that one is shown
   * instead. While one is under way it does nothing, so a double click is harmless; after an error it
   * begins anew as long as the vendor's page was not opened.
   * @throws {Error} with a sentence, where the order is a programmer's mistake
   */
  start: () => void;
  /**
   * After an error: looks at the transaction again, and begins the same order anew only where nothing
   * can have been paid yet.
   */
  retry: () => void;
  /**
   * Begins another purchase at once, whatever is under way: for a user who knows that the last one was
   * not paid, or who wants a second one. What the vendor has begun goes on there.
   * @throws {Error} with a sentence, where the order is a programmer's mistake
   */
  restart: () => void;
  /** Leaves the purchase and goes back to `idle`. What the vendor has begun goes on there. */
  close: () => void;
  /** Opens the vendor's frame: what `<RampFrame>` calls. Set once session and script are there. */
  openFrame: ((host: HTMLElement) => () => void) | undefined;
}

/** The whole purchase without UI. It stays `idle` until `start()`; `<RampFrame ramp={ramp}>` shows its frame. */
export function useRamp(options: RampOptions): Ramp {
  const settings = useSettings(options);
  const [purchase, dispatch] = useReducer(step, idle);
  const { attempt, earlier, frame, hint, deposit, failure } = purchase;
  const order = attempt?.order ?? orderOf(options);
  const { endpoint, vendors, memory } = attempt ?? settings;
  const resumed = earlier === "unknown" ? undefined : earlier;

  const purchaseId = attempt && !earlier ? attempt.purchaseId : null;
  const asked = useSession({ purchaseId, order, endpoint, vendors });
  const { session } = asked;
  const script = useVendorScript(session?.script, settings.nonce);
  const opened = session && frame !== "none" ? session : undefined;
  const tracked = useTrackedTransaction(
    {
      id: resumed?.purchase.id ?? opened?.transactionId ?? null,
      vendor: resumed?.purchase.vendor ?? opened?.vendor.name,
      endpoint,
      vendors,
      storage: memory.storage,
    },
    resumed?.report,
  );
  const { transaction, isOverdue } = tracked;

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

  const begin = useCallback(
    (order: Order, how: "anew" | "or resume") => {
      const { endpoint, vendors, memory, nonce } = latest.current.settings;
      preload(vendors, nonce);
      const attempt = { purchaseId: newPurchaseId(), order, endpoint, vendors, memory };
      const candidates = how === "anew" ? [] : resumption.candidates(attempt);
      send({ type: "start", attempt, isLookingBack: candidates.length > 0 });
      if (candidates.length > 0) resumption.look(attempt, candidates);
      return attempt;
    },
    [latest, send, resumption],
  );

  const start = useCallback(() => {
    const { phase, attempt, transaction, options } = latest.current;
    const { frame } = state.current;
    const isOver = isTerminal(phase) || (phase === "error" && frame === "none");
    if (state.current.attempt && !(isOver && state.current.attempt === attempt)) return;
    const order = checkedOrderOf(options);
    // Its end was seen, also where no storage lets it be forgotten.
    if (transaction && isTerminal(phase)) resumption.leave(transaction.id);
    begin(order, "or resume");
  }, [latest, begin, resumption]);

  const restart = useCallback(() => {
    resumption.leave(begin(checkedOrderOf(latest.current.options), "anew"));
  }, [latest, begin, resumption]);

  // A page that was opened may have been paid on, even if we lost it. Paying twice is worse than waiting.
  const isUnpaid = useCallback(async () => {
    if (state.current.frame === "none") return true;
    const seen = await latest.current.tracked.refetch();
    return seen?.status === "pending" && state.current.hint === undefined;
  }, [latest]);

  const retry = useCallback(async () => {
    const { error, asked, tracked, options } = latest.current;
    const { attempt, earlier } = state.current;
    if (!error || !attempt || attempt !== latest.current.attempt) return;
    if (earlier === "unknown") return void begin(attempt.order, "or resume");
    if (earlier || error.stage === "deposit" || error === tracked.error)
      return void tracked.refetch();
    // No answer came, but the endpoint may have made a session: the same key lets it answer that one.
    if (error.code === "session-network" || error.code === "session-timeout")
      return asked.refetch();
    const order = orderOf(options);
    if ((await isUnpaid()) && isUnderWay(attempt))
      begin(orderProblem(order) ? attempt.order : order, "anew");
  }, [latest, begin, isUnpaid, isUnderWay]);

  const close = useCallback(() => {
    if (!state.current.attempt) return;
    send({ type: "close" });
    call(handlers.current.onEvent, { type: "close" });
    call(handlers.current.onClose);
  }, [send, handlers]);

  const openFrame = useOpenFrame({
    purchase,
    session,
    script,
    isFinal,
    lang: settings.lang,
    messages: { send, handlersRef: handlers, close, isUnderWay, isUnpaid, look: tracked.nudge },
  });
  useWalletPatience(purchase, send);
  useOtherTabs(purchase, send);

  return {
    phase,
    order,
    session,
    transaction,
    hint,
    deposit,
    error,
    isResumed: resumed !== undefined,
    isOverdue,
    start,
    retry: useCallback(() => void retry(), [retry]),
    restart,
    close,
    openFrame,
  };
}

function checkedOrderOf(options: RampOptions): Order {
  const order = orderOf(options);
  const problem = orderProblem(order);
  if (problem) throw new Error(`ramp-widget: ${problem}`);
  return order;
}

/** The order that a purchase would be begun with now. */
export function orderOf(options: RampOptions): Order {
  const {
    mode = "buy",
    currency,
    network,
    amount,
    fiatCurrency,
    fiatAmount,
    redirectUrl,
  } = options;
  return { mode, currency, network, amount, fiatCurrency, fiatAmount, redirectUrl };
}

/** Random, and at hand on insecure origins too, where `crypto.randomUUID` is not. */
function newPurchaseId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

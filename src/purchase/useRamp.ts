import { useCallback, useMemo, useReducer, useRef } from "react";
import { type Order, orderProblem } from "../order.ts";
import { asRampError, type RampError } from "../RampError.ts";
import { preload } from "../vendors/preload.ts";
import {
  type FrameMessage,
  isTerminal,
  type SellDeposit,
  type Transaction,
} from "../vendors/Vendor.ts";
import { call, type RampHandlers } from "./events.ts";
import { openFrame } from "./openFrame.ts";
import { type Attempt, idle, phaseOf, type RampHint, type RampPhase, step } from "./phase.ts";
import { type RampSettings, useSettings } from "./settings.ts";
import { useLatest } from "./useLatest.ts";
import { useReports } from "./useReports.ts";
import { type RampSession, useSession } from "./useSession.ts";
import { useTransaction } from "./useTransaction.ts";
import { useVendorScript } from "./useVendorScript.ts";

/** The order is read when a purchase begins; a later change counts for the next one. */
export interface RampOptions extends RampSettings, RampHandlers, Omit<Order, "mode"> {
  /** @default "buy" */
  mode?: Order["mode"] | undefined;
}

/** One purchase, and what can be done with it. */
export interface Ramp {
  phase: RampPhase;
  /** The order under way, or the one that `start` would begin. */
  order: Order;
  session: RampSession | undefined;
  transaction: Transaction | undefined;
  /** What the vendor's frame said last. Never believed over `transaction`. */
  hint: RampHint | undefined;
  error: RampError | undefined;
  /**
   * Begins a purchase. While one is under way it does nothing, so a double click is harmless.
   * @throws {Error} with a sentence, where the order is a programmer's mistake
   */
  start: () => void;
  /** After an error: looks at the same transaction again, or begins the same order anew. */
  retry: () => void;
  /** Leaves the purchase and goes back to `idle`. What the vendor has begun goes on there. */
  close: () => void;
  /** Opens the vendor's frame: what `<RampFrame>` calls. Set once session and script are there. */
  openFrame: ((host: HTMLElement) => () => void) | undefined;
}

/** The whole purchase without UI. It stays `idle` until `start()`; `<RampFrame ramp={ramp}>` shows its frame. */
export function useRamp(options: RampOptions): Ramp {
  const settings = useSettings(options);
  const [purchase, dispatch] = useReducer(step, idle);
  const { attempt, frame, hint } = purchase;
  const order = attempt?.order ?? orderOf(options);
  const { endpoint, vendors } = attempt ?? settings;

  const asked = useSession({ purchaseId: attempt?.purchaseId ?? null, order, endpoint, vendors });
  const { session } = asked;
  const script = useVendorScript(session?.script, settings.nonce);
  const tracked = useTransaction({
    id: session && frame !== "closed" ? session.transactionId : null,
    vendor: session?.vendor.name,
    endpoint,
    vendors,
    queryClient: settings.queryClient,
  });
  const { transaction } = tracked;

  const isFinal = transaction !== undefined && isTerminal(transaction.status);
  // Once money moves, a hand-over that failed or a frame that was lost is no longer what matters.
  const failure = transaction?.status === "processing" ? undefined : purchase.failure;
  const error = isFinal ? undefined : (failure ?? asked.error ?? script.error ?? tracked.error);
  const phase = phaseOf(purchase, { hasSession: session !== undefined, transaction, error });

  const handlers = useLatest<RampHandlers>(options);
  useReports(handlers, { attempt, phase, isReady: frame === "ready", transaction, error });

  const latest = useLatest({ options, settings, phase, error, attempt, asked, tracked });
  const handedOver = useRef(new Set<string>());

  const begin = useCallback(
    (order: Order) => {
      const { settings, attempt } = latest.current;
      const { endpoint, vendors, nonce } = settings;
      preload(vendors, nonce);
      const next: Attempt = { purchaseId: newPurchaseId(), order, endpoint, vendors };
      dispatch({ type: "start", attempt: next, after: attempt });
    },
    [latest],
  );

  const start = useCallback(() => {
    const { phase, options } = latest.current;
    if (phase !== "idle" && !isTerminal(phase)) return;
    const order = orderOf(options);
    const problem = orderProblem(order);
    if (problem) throw new Error(`ramp-widget: ${problem}`);
    begin(order);
  }, [latest, begin]);

  const retry = useCallback(() => {
    const { error, attempt, asked, tracked } = latest.current;
    if (!error || !attempt || error.stage === "deposit") return;
    if (error.stage === "transaction") tracked.refetch();
    // No answer came, but the endpoint may have made a session: the same key lets it answer that one.
    else if (error.code === "session-network" || error.code === "session-timeout") asked.refetch();
    else begin(attempt.order);
  }, [latest, begin]);

  const close = useCallback(() => {
    if (latest.current.phase === "idle") return;
    dispatch({ type: "close" });
    call(handlers.current.onEvent, { type: "close" });
    call(handlers.current.onClose);
  }, [latest, handlers]);

  const handOver = useCallback(
    async (attempt: Attempt, deposit: SellDeposit) => {
      const { onSellDeposit } = handlers.current;
      if (!onSellDeposit || handedOver.current.has(deposit.transactionId)) return;
      handedOver.current.add(deposit.transactionId);
      try {
        const answer = await onSellDeposit(deposit);
        call(handlers.current.onEvent, { type: "deposit-answered", deposit, answer });
        latest.current.tracked.refetch();
      } catch (thrown) {
        const error = asRampError(thrown, "deposit-failed", DEPOSIT_UNKNOWN);
        dispatch({ type: "failed", attempt, error });
      }
    },
    [handlers, latest],
  );

  const receive = useCallback(
    (attempt: Attempt, message: FrameMessage) => {
      switch (message.type) {
        case "ready":
          return dispatch({ type: "frame-ready", attempt });
        case "hint": {
          const { type, ...hint } = message;
          dispatch({ type, attempt, hint });
          call(handlers.current.onEvent, { type, hint });
          return latest.current.tracked.refetch();
        }
        case "deposit":
          call(handlers.current.onEvent, message);
          return void handOver(attempt, message.deposit);
        case "unknown":
          return call(handlers.current.onEvent, message);
        case "close":
          return close();
      }
    },
    [handlers, latest, handOver, close],
  );

  const isScriptThere = session?.script === undefined || script.status === "loaded";
  const canOpen = isScriptThere && !isFinal && failure?.stage !== "frame";
  const open = useMemo(() => {
    if (!attempt || !session || !canOpen) return undefined;
    return (host: HTMLElement) => {
      dispatch({ type: "frame-opened", attempt });
      return openFrame(host, {
        session,
        script: script.global,
        lang: latest.current.settings.lang,
        onMessage: (message) => receive(attempt, message),
        onFailure: (error) => dispatch({ type: "failed", attempt, error }),
      });
    };
  }, [attempt, session, canOpen, script.global, latest, receive]);

  return { phase, order, session, transaction, hint, error, start, retry, close, openFrame: open };
}

const DEPOSIT_UNKNOWN =
  "`onSellDeposit` threw, so it is not known whether the crypto was sent, and it is not asked again. " +
  "The vendor's page still says where to send it, and the transaction is still followed.";

function orderOf(options: RampOptions): Order {
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

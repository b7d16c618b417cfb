import type { Order } from "../order.ts";
import { getOrderProblem } from "../getOrderProblem.ts";
import { RampError } from "../RampError.ts";
import { isFinal, isTerminal, type Transaction } from "../vendors/Transaction.ts";
import { callHandler } from "./callHandler.ts";
import { openPopup } from "./frame/popupWindow.ts";
import { supportsRedirect, resolvePresentation } from "./resolvePresentation.ts";
import type { PurchaseContext } from "./PurchaseContext.ts";
import type { PurchaseAttempt } from "./purchaseReducer.ts";
import { resolveColorScheme } from "./resolveColorScheme.ts";
import type { SelectedPurchase } from "./selectPurchase.ts";
import { holdKey, setKeyInUse, settleKey } from "./session/idempotencyKeys.ts";
import { getOrderKey, type TakePrefetched } from "./session/prefetchSession.ts";
import type { ResolvedSettings } from "./resolveSettings.ts";
import { toOrder } from "./toOrder.ts";
import type { ResolvedPresentation, Ramp, RampOptions } from "./publicTypes.ts";
import type { PreviousOutcome, PurchaseGuard } from "./unfinished/createPurchaseGuard.ts";
import { updatePurchase } from "./unfinished/purchaseStorage.ts";

let attemptCount = 0;

export interface CommandParts extends PurchaseContext {
  guard: PurchaseGuard;
  takePrefetched: TakePrefetched;
  getSelected: () => SelectedPurchase;
  /** The currently followed transaction. */
  getFollowedId: () => string | undefined;
  refetch: () => Promise<Transaction | undefined>;
  /** Asks the open vendor page to close. Returns whether it can be asked. */
  requestFrameClose: () => boolean;
  onClose: () => void;
}

/** The commands of a purchase. */
export interface PurchaseCommands extends Pick<
  Ramp,
  "start" | "resume" | "retry" | "startOver" | "close"
> {
  /**
   * Removes the vendor's page because the user closed its container. A purchase that may be paid is followed; a page in
   * another window is left alone.
   */
  leave: () => void;
  /** Begins a new attempt in place of a session that expired before it was opened. */
  renew: (attempt: PurchaseAttempt) => void;
  /**
   * Closes the purchase because the vendor reported that the user closed its page. A purchase that may be paid is
   * followed.
   */
  finishClose: (attempt: PurchaseAttempt) => void;
  /** Ends the purchase because the user closed the popup before the vendor's page was in it. */
  end: () => void;
}

/** Resolves where the vendor's page would open now. */
export function resolvePresentationFor(
  options: RampOptions,
  { vendors }: Pick<ResolvedSettings, "vendors">,
  isInBrowser: boolean,
): ResolvedPresentation {
  return resolvePresentation({
    requested: options.presentation ?? "inline",
    supportsRedirect: supportsRedirect(vendors, toOrder(options).vendor),
    redirectUrl: options.redirectUrl,
    isInBrowser,
  });
}

export function createCommands(parts: CommandParts): PurchaseCommands {
  const { getState, send, getOptions, getHandlers, getSettings, isUnderWay } = parts;
  const { guard, takePrefetched, getSelected, getFollowedId, refetch } = parts;
  /** The earlier purchases to check before the attempt may begin. */
  let checkedIds: readonly string[] = [];

  /**
   * The only entry to a purchase: it begins after the check for unfinished purchases. Runs synchronously in the user's
   * click, if there is one, because browsers block a popup that opens later.
   */
  function begin(
    requestedOrder: Order,
    purpose: PurchaseAttempt["purpose"],
    popup: PurchaseAttempt["popup"],
    last: PreviousOutcome = {},
  ) {
    const settings = getSettings();
    const { endpoint, storageRef, theme, vendors } = settings;
    const choice = resolvePresentationFor(getOptions(), settings, true);
    const order = { ...requestedOrder, theme: resolveColorScheme(theme) };
    // Resuming an earlier purchase needs no order.
    const problem = purpose === "resume" ? undefined : getOrderProblem(order);
    const attempt: PurchaseAttempt = {
      number: (attemptCount += 1),
      purchaseId: "",
      prefetched: undefined,
      order,
      endpoint,
      vendors,
      storageRef,
      choice,
      popup,
      purpose,
    };
    const candidates = problem ? [] : guard.getCandidates(attempt, last);
    if (purpose === "resume" && candidates.length === 0) return;
    const previous = getState().attempt;
    if (previous) setKeyInUse(previous.purchaseId, false);
    if (purpose !== "resume" && problem === undefined) {
      const intent = getOrderKey(endpoint, order);
      attempt.prefetched = purpose === "begin" ? takePrefetched(intent, order.theme) : undefined;
      attempt.purchaseId = attempt.prefetched?.key ?? holdKey(intent);
    }
    checkedIds = candidates.map(({ id }) => id);
    send({ type: "start", attempt, checksUnfinished: candidates.length > 0 });
    if (problem !== undefined) {
      const message = `The order cannot be placed: ${problem}`;
      return send({ type: "failed", attempt, error: new RampError("order-rejected", message) });
    }
    if (purpose === "begin" && choice.presentationReason !== "requested")
      callHandler(getHandlers().onEvent, { type: "presentation", ...choice });
    if (candidates.length > 0) guard.check(attempt, candidates);
  }

  function openPopupIfNeeded(order: Order): PurchaseAttempt["popup"] {
    const { presentation } = resolvePresentationFor(getOptions(), getSettings(), true);
    return presentation === "popup" && !getOrderProblem(order)
      ? { window: openPopup() }
      : undefined;
  }

  function start() {
    const { attempt, earlier, frame } = getState();
    const { phase, transaction } = getSelected();
    const isOver = isTerminal(phase) || (phase === "error" && frame === "idle");
    // A resume check isn't a purchase, so `start()` may replace it.
    const isResumeCheck = attempt?.purpose === "resume" && earlier === "unknown";
    if (attempt && !isResumeCheck && !isOver) return;
    const order = requireOrder(getOptions());
    const { id, status } = transaction ?? {};
    // `completed` is final. The user has seen it, even if the storage couldn't remove it.
    if (id && status === "completed") guard.dismiss([id]);
    const ended =
      transaction && (status === "failed" || status === "cancelled")
        ? { ...transaction, status }
        : undefined;
    begin(order, "begin", openPopupIfNeeded(order), { ended });
  }

  function resume() {
    if (getState().attempt) return;
    begin(requireOrder(getOptions()), "resume", undefined);
  }

  function startOver() {
    const { attempt, earlier } = getState();
    const { transaction } = getSelected();
    const order = requireOrder(getOptions());
    // Closes only a popup that doesn't show the vendor's page yet.
    attempt?.popup?.window?.close();
    // The user's decision covers only the purchases that they were shown.
    const followedId = getFollowedId();
    const known = earlier === "unknown" ? checkedIds : followedId === undefined ? [] : [followedId];
    guard.dismiss(known);
    // The user said that it isn't paid. A later status from the vendor is shown anyway.
    if (attempt && (earlier === "unknown" || transaction?.status === "pending"))
      for (const id of known) updatePurchase(attempt.storageRef, id, { mayBePaid: false });
    begin(order, "begin", openPopupIfNeeded(order));
  }

  function renew(attempt: PurchaseAttempt) {
    if (!isUnderWay(attempt)) return;
    settleKey(attempt.purchaseId);
    begin(attempt.order, "renew", attempt.popup);
  }

  /** An opened page may have been paid on, even if its frame was lost. Paying twice is worse than waiting. */
  async function confirmUnpaid(): Promise<boolean> {
    const { frame } = getState();
    if (frame === "idle") return true;
    const wasHere = frame === "mounted" || frame === "ready";
    const seen = await refetch();
    return wasHere && getState().frameStatus === undefined && seen?.status === "pending";
  }

  async function retry() {
    const { error } = getSelected();
    const { attempt, earlier, frame, followed } = getState();
    if (!error || !attempt) return;
    if (earlier === "unknown") {
      const { order, purpose } = attempt;
      return begin(order, purpose, purpose === "resume" ? undefined : openPopupIfNeeded(order));
    }
    if (earlier || error.stage === "deposit" || error === followed.error) return void refetch();
    const next = toOrder(getOptions());
    const order = getOrderProblem(next) ? attempt.order : next;
    const popup = frame === "idle" ? openPopupIfNeeded(order) : undefined;
    const followedId = getFollowedId();
    if ((await confirmUnpaid()) && isUnderWay(attempt))
      begin(order, "begin", popup, { unpaid: followedId });
  }

  /** Returns to `idle`. The host is notified unless it called `close()` itself. */
  function end(by: "host" | "user") {
    const { attempt } = getState();
    if (!attempt) return;
    // Released first, because a handler may begin the next purchase before this one unmounts.
    setKeyInUse(attempt.purchaseId, false);
    send({ type: "close" });
    if (by === "user") callHandler(getHandlers().onEvent, { type: "close" });
    callHandler(parts.onClose);
    if (by === "user") callHandler(getHandlers().onClose);
  }

  async function finishClose(
    attempt: PurchaseAttempt,
    isAnswered: Promise<boolean>,
    by: "host" | "user",
  ) {
    const isUnpaid = await isAnswered;
    if (!isUnderWay(attempt)) return;
    if (isUnpaid) end(by);
    else send({ type: "frame-closed", attempt });
  }

  function removeFrame(attempt: PurchaseAttempt, by: "host" | "user") {
    const isAnswered = confirmUnpaid();
    // The page is removed at once, whatever the endpoint answers.
    send({ type: "frame-closed", attempt });
    void finishClose(attempt, isAnswered, by);
  }

  return {
    start,
    resume,
    retry: () => void retry(),
    startOver,
    close({ force = false } = {}) {
      const { attempt, frame, earlier } = getState();
      if (!attempt) return;
      const isOpen = frame === "mounted" || frame === "ready";
      // After `failed` and `cancelled` the user can try another card on the open page.
      if (isOpen && !isFinal(getSelected().phase)) {
        // A page that isn't there yet can't answer.
        if (force || frame !== "ready" || !parts.requestFrameClose()) removeFrame(attempt, "host");
        return;
      }
      const isResumed = earlier !== undefined && earlier !== "unknown";
      const isFollowed = frame === "closed" || frame === "external" || isResumed;
      // Without its page, a purchase is only dismissed by a call that says so.
      if (force && isFollowed && !isFinal(getSelected().phase)) return;
      end("host");
    },
    leave() {
      const { attempt, frame, earlier } = getState();
      if (!attempt || frame === "external" || frame === "closed") return;
      // A resumed purchase is followed; so is one that the check may still find.
      if (earlier && (earlier !== "unknown" || attempt.purpose === "resume")) return;
      if (frame === "idle") end("user");
      else removeFrame(attempt, "user");
    },
    renew,
    finishClose: (attempt) => void finishClose(attempt, confirmUnpaid(), "user"),
    end: () => end("user"),
  };
}

/** @throws {Error} if `currency` is missing: a bug in every render, while any other mistake may come from the user */
function requireOrder(options: RampOptions): Order {
  if (typeof options.currency !== "string")
    throw new Error(
      'ramp-widget: no `currency`. Name the crypto asset to buy or sell, such as currency="USDT".',
    );
  return toOrder(options);
}

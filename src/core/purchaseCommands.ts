import type { Order } from "../order.ts";
import { orderProblem } from "../orderProblem.ts";
import { RampError } from "../RampError.ts";
import { isTerminal, type Transaction } from "../vendors/Transaction.ts";
import { callHandler } from "./callHandler.ts";
import { openPopup } from "./frame/popup.ts";
import { supportsRedirect, resolvePresentation } from "./presentation.ts";
import type { PurchaseContext } from "./PurchaseContext.ts";
import type { PurchaseAttempt } from "./purchaseReducer.ts";
import { resolveColorScheme } from "./resolveColorScheme.ts";
import type { SelectedPurchase } from "./selectPurchase.ts";
import { holdKey, setHeld, settleKey } from "./session/idempotencyKeys.ts";
import { getIntent, type TakePrefetched } from "./session/prefetchSession.ts";
import type { ResolvedSettings } from "./settings.ts";
import { toOrder } from "./toOrder.ts";
import type { ResolvedPresentation, Ramp, RampOptions } from "./types.ts";
import type { LastPurchase, Resumption } from "./unfinished/createResumption.ts";
import { updatePurchase } from "./unfinished/purchaseStorage.ts";

let attemptCount = 0;

export interface CommandParts extends PurchaseContext {
  resumption: Resumption;
  takePrefetched: TakePrefetched;
  getSelected: () => SelectedPurchase;
  /** The transaction that is followed now. */
  getFollowedId: () => string | undefined;
  refetch: () => Promise<Transaction | undefined>;
  requestFrameClose: () => void;
  onClose: () => void;
}

/** What can be done with a purchase. */
export interface PurchaseCommands extends Pick<
  Ramp,
  "start" | "resume" | "retry" | "startOver" | "close"
> {
  /**
   * Removes the vendor's page because the user closed what it is shown in. A purchase that may be paid is
   * followed; one in another window is left alone.
   */
  leave: () => void;
  /** In the place of a session that waited too long. */
  renew: (attempt: PurchaseAttempt) => void;
  /** The vendor says that the user closed its page. A purchase that may be paid is followed. */
  finishClose: (attempt: PurchaseAttempt) => void;
  /** The user closed the vendor's window before the vendor's page was in it. */
  end: () => void;
}

/** Where the vendor's page would open now. */
export function resolveChoice(
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
  const { resumption, takePrefetched, getSelected, getFollowedId, refetch } = parts;
  /** The earlier purchases that the attempt has to check before it may begin. */
  let checkedIds: readonly string[] = [];

  /**
   * Every way to a purchase leads through here: it begins only once the gate has let it. In the user's click, if
   * there is one: no popup that opens later comes through.
   */
  function begin(
    wanted: Order,
    purpose: PurchaseAttempt["purpose"],
    popup: PurchaseAttempt["popup"],
    last: LastPurchase = {},
  ) {
    const settings = getSettings();
    const { endpoint, storageRef, theme, vendors } = settings;
    const choice = resolveChoice(getOptions(), settings, true);
    const order = { ...wanted, theme: resolveColorScheme(theme) };
    // To show an earlier purchase takes no order.
    const problem = purpose === "resume" ? undefined : orderProblem(order);
    const attempt: PurchaseAttempt = {
      number: (attemptCount += 1),
      purchaseId: "",
      prefetched: undefined,
      order,
      endpoint,
      vendors,
      storageRef: storageRef,
      choice,
      popup,
      purpose,
    };
    const candidates = problem ? [] : resumption.getCandidates(attempt, last);
    if (purpose === "resume" && candidates.length === 0) return;
    const previous = getState().attempt;
    if (previous) setHeld(previous.purchaseId, false);
    if (purpose !== "resume" && problem === undefined) {
      const intent = getIntent(endpoint, order);
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
    if (candidates.length > 0) resumption.check(attempt, candidates);
  }

  function openPopupIfNeeded(order: Order): PurchaseAttempt["popup"] {
    const { presentation } = resolveChoice(getOptions(), getSettings(), true);
    return presentation === "popup" && !orderProblem(order) ? { window: openPopup() } : undefined;
  }

  function start() {
    const { attempt, earlier, frame } = getState();
    const { phase, transaction } = getSelected();
    const isOver = isTerminal(phase) || (phase === "error" && frame === "idle");
    // A resume check is no purchase, so `start()` may replace it.
    const isResumeCheck = attempt?.purpose === "resume" && earlier === "unknown";
    if (attempt && !isResumeCheck && !isOver) return;
    const order = requireOrder(getOptions());
    const { id, status } = transaction ?? {};
    // Nothing follows `completed`. It was seen, even if no storage lets it be forgotten.
    if (id && status === "completed") resumption.dismiss([id]);
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
    // It closes only while the vendor's page is not in it yet.
    attempt?.popup?.window?.close();
    // The user speaks of the purchases that they were told about, and of no others.
    const followedId = getFollowedId();
    const known = earlier === "unknown" ? checkedIds : followedId === undefined ? [] : [followedId];
    resumption.dismiss(known);
    // They have answered that it is not paid. What the vendor says of it later is shown all the same.
    if (attempt && (earlier === "unknown" || transaction?.status === "pending"))
      for (const id of known) updatePurchase(attempt.storageRef, id, { mayBePaid: false });
    begin(order, "begin", openPopupIfNeeded(order));
  }

  function renew(attempt: PurchaseAttempt) {
    if (!isUnderWay(attempt)) return;
    settleKey(attempt.purchaseId);
    begin(attempt.order, "renew", attempt.popup);
  }

  /** A page that was opened may have been paid on, even if we lost it. Paying twice is worse than waiting. */
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
    const order = orderProblem(next) ? attempt.order : next;
    const popup = frame === "idle" ? openPopupIfNeeded(order) : undefined;
    const followedId = getFollowedId();
    if ((await confirmUnpaid()) && isUnderWay(attempt))
      begin(order, "begin", popup, { unpaid: followedId });
  }

  /** Back to `idle`. The host is told, unless it asked for it. */
  function end(by: "host" | "user") {
    const { attempt } = getState();
    if (!attempt) return;
    // A handler may begin the next one before this one has left the page.
    setHeld(attempt.purchaseId, false);
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
    // The page goes at once, whatever the endpoint answers.
    send({ type: "frame-closed", attempt });
    void finishClose(attempt, isAnswered, by);
  }

  return {
    start,
    resume,
    retry: () => void retry(),
    startOver,
    close({ force = false } = {}) {
      const { attempt, frame } = getState();
      if (!attempt) return;
      const isOpen = frame === "mounted" || frame === "ready";
      if (!isOpen || isTerminal(getSelected().phase)) end("host");
      else if (force) removeFrame(attempt, "host");
      else parts.requestFrameClose();
    },
    leave() {
      const { attempt, frame, earlier } = getState();
      if (!attempt || frame === "external" || frame === "closed") return;
      // An earlier purchase is followed, or may be.
      if (earlier && (earlier !== "unknown" || attempt.purpose === "resume")) return;
      if (frame === "idle") end("user");
      else removeFrame(attempt, "user");
    },
    renew,
    finishClose: (attempt) => void finishClose(attempt, confirmUnpaid(), "user"),
    end: () => end("user"),
  };
}

/** @throws {Error} if there is no currency: that is wrong on every render, while anything else may come from a user */
function requireOrder(options: RampOptions): Order {
  if (typeof options.currency !== "string")
    throw new Error(
      'ramp-widget: no `currency`. Name the crypto asset to buy or sell, such as currency="USDT".',
    );
  return toOrder(options);
}

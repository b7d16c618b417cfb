import { createEffectRunner } from "./createEffectRunner.ts";
import { createReporter } from "./createReporter.ts";
import { subscribeImmediately, createSubscribable } from "./createSubscribable.ts";
import { watchStoredDeposit, startWalletTimeout } from "./walletDeposit.ts";
import { createExternalPage } from "./frame/externalPage.ts";
import { createFrameOpener } from "./frame/createFrameOpener.ts";
import type { Purchase, PurchaseHost, PurchaseSnapshot } from "./Purchase.ts";
import type { PurchaseContext } from "./PurchaseContext.ts";
import { createCommands } from "./purchaseCommands.ts";
import {
  idlePurchase,
  type PurchaseAttempt,
  type PurchaseEvent,
  type PurchaseState,
  reducePurchase,
} from "./purchaseReducer.ts";
import { selectPurchase } from "./selectPurchase.ts";
import { setKeyInUse } from "./session/idempotencyKeys.ts";
import { getOrderKey, type TakePrefetched } from "./session/prefetchSession.ts";
import { requestSession } from "./session/requestSession.ts";
import { lockInTabs } from "./session/tabLocks.ts";
import { resolveSettings } from "./resolveSettings.ts";
import { findVendor } from "./findVendor.ts";
import { followWhenLoaded } from "./transaction/followWhenLoaded.ts";
import type { TransactionFollower } from "./transaction/TransactionFollower.ts";
import { createPurchaseGuard } from "./unfinished/createPurchaseGuard.ts";
import { noteReturnUrl } from "./unfinished/noteReturnUrl.ts";
import { loadVendorScript } from "./vendorScript.ts";
import { RampError } from "../RampError.ts";

const IDLE: PurchaseSnapshot = {
  ...idlePurchase,
  ...selectPurchase(idlePurchase),
  openFrame: undefined,
};
/** On a server and during hydration. It is another object, so that an adapter can tell. */
const ON_SERVER: PurchaseSnapshot = { ...IDLE };

const IN_ANOTHER_TAB =
  "Another tab of this site has a purchase of the same order open, and both could be paid. Finish or close that one.";

/** Identifies the order regardless of its vendor and payment method. */
function getIntent({ endpoint, order }: PurchaseAttempt): string {
  const { vendor: _vendor, alternatives: _others, paymentMethod: _method, ...rest } = order;
  return getOrderKey(endpoint, rest);
}

/**
 * Creates a purchase without UI; it stays `idle` until `start()`.
 *
 * @param takePrefetched returns a session that was requested before this code was loaded
 */
export function createPurchase(takePrefetched: TakePrefetched): Purchase {
  /** Set by the first render, before any command. */
  let host!: PurchaseHost;
  const getOptions = () => host.getOptions();
  const getSettings = () => resolveSettings(getOptions());
  let state = idlePurchase;
  let snapshot = IDLE;
  let follower: TransactionFollower | undefined;
  /** The attempt that effects run for, and whether its session was requested. */
  let current: PurchaseAttempt | undefined;
  let isRequested = false;
  /** Whether no other tab has the attempt's order open. */
  let isOnlyTab = Promise.resolve(true);
  let isSettling = false;
  let willReport = false;

  const context: PurchaseContext = {
    getState: () => state,
    send,
    getOptions,
    getHandlers: getOptions,
    getSettings,
    isUnderWay: (attempt) => state.attempt === attempt,
    refetchSoon: () => follower?.refetchSoon(),
  };
  const effects = createEffectRunner();
  const { subscribe, notify, isConnected } = createSubscribable(connect);
  const guard = createPurchaseGuard({
    ...context,
    getStorage: () => (state.attempt?.storageRef ?? getSettings().storageRef).storage,
    isHidden: () => host.isHidden === true,
    isConnected,
  });
  const { renew, finishClose, leave, end, ...commands } = createCommands({
    ...context,
    guard,
    takePrefetched,
    getSelected: () => snapshot,
    getFollowedId,
    refetch,
    requestFrameClose: () => opener.requestClose(),
    onClose: () => host.onClose?.(),
  });
  const opener = createFrameOpener(context, renew);
  const externalPage = createExternalPage(context, { renew, end });
  const report = createReporter(getOptions, guard.isReporter);

  function send(event: PurchaseEvent) {
    const next = reducePurchase(state, event);
    if (next === state) return;
    state = next;
    const selected = selectPurchase(state);
    snapshot = { ...state, ...selected, openFrame: opener.getOpenFrame(state, selected.isOver) };
    settle();
  }

  /** Runs effects until the state stops changing, then notifies subscribers. */
  function settle() {
    if (isSettling) return;
    isSettling = true;
    try {
      let settled: PurchaseState;
      do {
        settled = state;
        if (isConnected()) runEffects();
      } while (settled !== state);
    } finally {
      isSettling = false;
    }
    notify();
    reportSoon();
  }

  /** Reports after React has rendered the change. */
  function reportSoon() {
    if (willReport) return;
    willReport = true;
    queueMicrotask(() => isConnected() && reportNow());
  }

  function reportNow() {
    if (!willReport) return;
    willReport = false;
    report(snapshot);
  }

  function connect() {
    const { storageRef, vendors } = getSettings();
    noteReturnUrl(storageRef, vendors);
    guard.restore();
    // The subscription exists only after this function returns.
    queueMicrotask(settle);
    return function disconnect() {
      // The host may unmount the purchase because of the very change that is about to be reported.
      reportNow();
      effects.stopAll();
      guard.suspend();
    };
  }

  async function refetch() {
    return follower?.refetch();
  }

  /** The followed transaction: that of a resumed purchase, or that of the frame after it was opened. */
  function getFollowedId(): string | undefined {
    const { earlier, session } = state;
    if (earlier) return earlier === "unknown" ? undefined : earlier.purchase.id;
    return state.frame === "idle" ? undefined : session?.transactionId;
  }

  function runEffects() {
    const { attempt, earlier, session, frame, deposit, failure, frameStatus, depositRequest } =
      state;
    const { error, isOver } = snapshot;
    if (attempt !== current) {
      effects.stopAll();
      current = attempt;
      isRequested = false;
      follower = undefined;
    }
    if (!attempt) return;
    const resumed = earlier === "unknown" ? undefined : earlier;
    const { popup } = attempt;

    const isNew = !earlier && !isOver && attempt.purchaseId !== "";
    effects.run("tabs", isNew && getIntent(attempt), (intent) => {
      const { isHeld, release } = lockInTabs(intent);
      isOnlyTab = isHeld;
      return release;
    });
    const needsSession = !earlier && !isRequested && attempt.purchaseId !== "";
    // Deferred, so that a purchase that closes at once requests nothing.
    effects.run("session", needsSession, () =>
      queueMicrotask(() => {
        if (context.isUnderWay(attempt) && !isRequested) void openSession(attempt);
      }),
    );
    effects.run("script", session?.script, (script) =>
      subscribeImmediately(loadVendorScript(script, getSettings().nonce), (script) =>
        send({ type: "script", attempt, script }),
      ),
    );

    effects.run("follow", getFollowedId(), (id) => {
      guard.lock(attempt.storageRef.storage, id);
      // Kept across a disconnect, so that the transaction's state isn't lost.
      follower ??= followWhenLoaded(getTarget(attempt, id), resumed);
      return subscribeImmediately(follower, (followed) =>
        send({ type: "followed", attempt, followed }),
      );
    });
    effects.run("reference", follower && frameStatus?.reference, () =>
      follower?.setTarget(getTarget(attempt, getFollowedId() ?? "")),
    );

    effects.run(
      "open-elsewhere",
      frame === "idle" && !error && session?.takeUrl && session,
      (session) => externalPage.open(attempt, session),
    );
    const isPopupUnused = error || resumed || (session && !session.takeUrl);
    effects.run("popup", popup && (isPopupUnused ? "unused" : "needed"), (use) => {
      if (use === "unused") externalPage.closeUnusedPopup(attempt);
      let isNew = true;
      queueMicrotask(() => (isNew = false));
      return () => {
        // StrictMode disconnects and connects again at once.
        if (isNew && !isConnected()) return;
        // If a session expired before it was opened, the next attempt reuses this window.
        const isTakenOver = state.attempt !== attempt && state.attempt?.popup === popup;
        if (!isTakenOver) externalPage.closeUnusedPopup(attempt);
      };
    });
    effects.run("return", frame === "external", () =>
      externalPage.onReturn(attempt, () => {
        send({ type: "frame-closed", attempt });
        context.refetchSoon();
      }),
    );

    const isAsked = deposit?.status === "requested";
    effects.run("wallet", isAsked && !failure, () =>
      startWalletTimeout((error) => send({ type: "failed", attempt, error })),
    );
    effects.run(
      "deposit",
      isAsked && (resumed?.purchase.id ?? depositRequest?.transactionId),
      (id) =>
        watchStoredDeposit(attempt.storageRef, id, (deposit) =>
          send({ type: "deposit", attempt, deposit }),
        ),
    );

    // The vendor may ask to close while its page opens, before the transaction is followed.
    const hasOpened = frame !== "idle" || failure !== undefined;
    effects.run("close", state.isClosing && hasOpened, () => finishClose(attempt));
  }

  function hold(isHeld: boolean) {
    if (state.attempt) setKeyInUse(state.attempt.purchaseId, isHeld);
  }

  async function openSession(attempt: PurchaseAttempt) {
    const { endpoint, order, purchaseId, vendors, prefetched } = attempt;
    isRequested = true;
    try {
      if (!(await isOnlyTab)) throw new RampError("open-in-another-tab", IN_ANOTHER_TAB);
      if (!context.isUnderWay(attempt)) return;
      const { nonce } = getSettings();
      const request = { endpoint, order, idempotencyKey: purchaseId, vendors, nonce };
      const session = await requestSession({ ...request, prefetched });
      send({ type: "session", attempt, session });
    } catch (error) {
      send({ type: "failed", attempt, error: error as RampError });
    }
  }

  function getTarget(attempt: PurchaseAttempt, id: string) {
    const { earlier, session, frameStatus } = state;
    const { endpoint, vendors, storageRef } = attempt;
    const resumed = earlier === "unknown" ? undefined : earlier;
    const vendor = findVendor(vendors, resumed?.purchase.vendor ?? session?.vendor.name);
    return { id, vendor, reference: frameStatus?.reference, endpoint, storageRef, vendors };
  }

  return {
    commands: { ...commands, getPopupLinkProps: externalPage.getPopupLinkProps },
    leave,
    getSnapshot: () => snapshot,
    getServerSnapshot: () => ON_SERVER,
    subscribe,
    setHost(next) {
      host = next;
    },
    holdKey() {
      hold(true);
      return () => hold(false);
    },
    refetch,
    getCancel: () => follower?.cancel,
  };
}

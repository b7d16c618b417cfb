import { createEffects } from "./createEffects.ts";
import { createReporter } from "./createReporter.ts";
import { createSubscription } from "./createSubscription.ts";
import { followDeposit, waitForWallet } from "./deposit.ts";
import { createExternalPage } from "./frame/externalPage.ts";
import { createFrameOpener, type OpenFrame } from "./frame/createFrameOpener.ts";
import type { PurchaseContext } from "./PurchaseContext.ts";
import { createCommands, type PurchaseCommands } from "./purchaseCommands.ts";
import {
  idlePurchase,
  type PurchaseAttempt,
  type PurchaseEvent,
  type PurchaseState,
  reducePurchase,
} from "./purchaseReducer.ts";
import { type SelectedPurchase, selectPurchase } from "./selectPurchase.ts";
import { setHeld } from "./session/idempotencyKeys.ts";
import { type TakePrefetched, takePrefetched } from "./session/prefetchSession.ts";
import { requestSession } from "./session/requestSession.ts";
import { resolveSettings } from "./settings.ts";
import { findByName } from "./findByName.ts";
import { followTransaction, type TransactionFollower } from "./transaction/followTransaction.ts";
import type { RampOptions } from "./types.ts";
import { createResumption } from "./unfinished/createResumption.ts";
import { noteReturnUrl } from "./unfinished/noteReturnUrl.ts";
import { loadVendorScript } from "./vendorScript.ts";
import type { RampError } from "../RampError.ts";

/** Who shows a purchase, as of the last render. */
export interface PurchaseHost {
  /** What the host passed last. Handlers, settings and the order are read when they are needed. */
  getOptions: () => RampOptions;
  /** The user cannot see the purchase now, because it is in a closed modal. */
  isHidden?: boolean;
  /** The user left the vendor's page before paying, or the host closed it. Called before the host's own handlers. */
  onClose?: () => void;
}

/** A purchase at one moment. It keeps its identity until something changes. */
export interface PurchaseSnapshot extends PurchaseState, SelectedPurchase {
  openFrame: OpenFrame | undefined;
}

/** One purchase after another, without UI. */
export interface Purchase extends Omit<PurchaseCommands, "renew" | "finishClose"> {
  getSnapshot: () => PurchaseSnapshot;
  /** The same before anything can have happened: for a server, and for hydration. */
  getServerSnapshot: () => PurchaseSnapshot;
  /** The purchase is at work while anything subscribes. */
  subscribe: (listener: () => void) => () => void;
  /** Sets what was rendered last. It notifies nothing. */
  setHost: (host: PurchaseHost) => void;
  /** Holds the `Idempotency-Key` while the host shows the purchase. Returns how to let go. */
  holdKey: () => () => void;
  followLink: (link: HTMLAnchorElement) => boolean;
  /** Fetches the transaction now. */
  refetch: () => Promise<unknown>;
  /** Has the endpoint call the transaction off; missing if it cannot. */
  getCancel: () => (() => Promise<void>) | undefined;
}

const IDLE: PurchaseSnapshot = {
  ...idlePurchase,
  ...selectPurchase(idlePurchase),
  openFrame: undefined,
};

/**
 * The whole purchase without UI: `idle` until `start()`.
 *
 * @param take hands over a session that was requested before this code was loaded
 */
export function createPurchase(take: TakePrefetched = takePrefetched): Purchase {
  let host: PurchaseHost = { getOptions: throwUnrendered };
  const getOptions = () => host.getOptions();
  const getSettings = () => resolveSettings(getOptions());
  let state = idlePurchase;
  let snapshot = IDLE;
  let follower: TransactionFollower | undefined;
  let followedBy: readonly unknown[] = [];
  let requestedFor: PurchaseAttempt | undefined;
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
  const effects = createEffects();
  const { subscribe, notify, isConnected } = createSubscription(connect);
  const resumption = createResumption({
    ...context,
    getStorage: () => (state.attempt?.memory ?? getSettings().memory).storage,
    isHidden: () => host.isHidden === true,
    isConnected,
  });
  const commands = createCommands({
    ...context,
    resumption,
    takePrefetched: take,
    getSelected: () => snapshot,
    getFollowedId,
    refetch: async () => follower?.refetch(),
    requestFrameClose: () => frame.requestClose(),
    onClose: () => host.onClose?.(),
  });
  const frame = createFrameOpener(context, commands.renew);
  const externalPage = createExternalPage(context, commands);
  const report = createReporter(getOptions, resumption.isReporter);

  function send(event: PurchaseEvent) {
    const next = reducePurchase(state, event);
    if (next === state) return;
    state = next;
    const selected = selectPurchase(state);
    snapshot = { ...state, ...selected, openFrame: frame.getOpenFrame(state, selected.isOver) };
    settle();
  }

  /** Runs what the new state asks for, until nothing changes any more, and tells who listens. */
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

  /** After React has shown what the host is told. */
  function reportSoon() {
    if (willReport) return;
    willReport = true;
    queueMicrotask(() => {
      willReport = false;
      if (!isConnected()) return;
      const { attempt, phase, transaction, error } = snapshot;
      report({ attempt, phase, isReady: state.frame === "ready", transaction, error });
    });
  }

  function connect() {
    const { memory, vendors } = getSettings();
    noteReturnUrl(memory, vendors);
    resumption.restore();
    // The subscription is there once this function has returned.
    queueMicrotask(settle);
    return function disconnect() {
      effects.stopAll();
      resumption.suspend();
    };
  }

  /** The transaction that is followed: an earlier purchase's, or that of the frame once it was opened. */
  function getFollowedId(): string | undefined {
    const { earlier, session } = state;
    if (earlier) return earlier === "unknown" ? undefined : earlier.purchase.id;
    return state.frame === "none" ? undefined : session?.transactionId;
  }

  function runEffects() {
    const { attempt, earlier, session, deposit, failure, hint, wanted, isClosing } = state;
    const { error } = snapshot;
    const resumed = earlier === "unknown" ? undefined : earlier;
    const followedId = getFollowedId();
    if (!attempt) {
      follower = undefined;
      return effects.stopAll();
    }

    const needsSession = !earlier && attempt.purchaseId !== "" && requestedFor !== attempt;
    effects.run("session", needsSession ? [attempt] : undefined, () => void openSession(attempt));

    const { script } = session ?? {};
    effects.run("script", script && [attempt, script], () => {
      if (!script) return;
      const load = loadVendorScript(script, getSettings().nonce);
      const update = () => send({ type: "script", attempt, script: load.getSnapshot() });
      const stop = load.subscribe(update);
      update();
      return stop;
    });

    effects.run("follow", followedId === undefined ? undefined : [attempt, followedId], () => {
      const followed = followedId === undefined ? undefined : getFollower(attempt, followedId);
      if (!followed) return;
      const update = () => send({ type: "followed", attempt, followed: followed.getSnapshot() });
      const stop = followed.subscribe(update);
      update();
      return stop;
    });
    effects.run("reference", follower && [follower, hint?.reference], () => {
      if (followedId !== undefined) follower?.setTarget(getTarget(attempt, followedId));
    });
    effects.run("lock", followedId === undefined ? undefined : [attempt, followedId], () => {
      if (followedId !== undefined) resumption.lock(attempt.memory.storage, followedId);
    });

    const canOpenElsewhere = state.frame === "none" && !error && session?.takeUrl !== undefined;
    effects.run("open-elsewhere", canOpenElsewhere ? [attempt, session] : undefined, () => {
      if (session) externalPage.open(attempt, session);
    });
    const isPopupUnused =
      error !== undefined || (session && !session.takeUrl) || resumed !== undefined;
    effects.run("popup", attempt.popup && [attempt, isPopupUnused], () => {
      if (isPopupUnused) externalPage.closeUnusedPopup(attempt);
      return () => {
        // If a session waited too long, the next attempt goes on in this window.
        const isTakenOver = state.attempt !== attempt && state.attempt?.popup === attempt.popup;
        if (!isTakenOver) externalPage.closeUnusedPopup(attempt);
      };
    });
    effects.run("return", state.frame === "away" ? [attempt] : undefined, () =>
      externalPage.onReturn(attempt, () => {
        send({ type: "frame-left", attempt });
        context.refetchSoon();
      }),
    );

    const isAsked = deposit?.state === "asked";
    effects.run("wallet", isAsked && !failure ? [attempt] : undefined, () =>
      waitForWallet((error) => send({ type: "failed", attempt, error })),
    );
    const depositId = resumed?.purchase.id ?? wanted?.transactionId;
    effects.run(
      "deposit",
      isAsked && depositId !== undefined ? [attempt, depositId] : undefined,
      () =>
        depositId === undefined
          ? undefined
          : followDeposit(attempt.memory, depositId, (deposit) =>
              send({ type: "deposit", attempt, deposit }),
            ),
    );

    // The vendor may say so while its page opens, before the transaction is followed.
    const canFinishClose = isClosing && state.frame !== "none";
    effects.run("close", canFinishClose ? [attempt] : undefined, () =>
      commands.finishClose(attempt),
    );
  }

  function hold(isHeld: boolean) {
    if (state.attempt) setHeld(state.attempt.purchaseId, isHeld);
  }

  async function openSession(attempt: PurchaseAttempt) {
    requestedFor = attempt;
    const { endpoint, order, purchaseId, vendors, ahead } = attempt;
    try {
      const { nonce } = getSettings();
      const request = { endpoint, order, idempotencyKey: purchaseId, vendors, nonce };
      const session = await requestSession({ ...request, prefetched: ahead });
      send({ type: "session", attempt, session });
    } catch (error) {
      send({ type: "failed", attempt, error: error as RampError });
    }
  }

  function getTarget(attempt: PurchaseAttempt, id: string) {
    const { earlier, session, hint } = state;
    const { endpoint, vendors, memory } = attempt;
    const resumed = earlier === "unknown" ? undefined : earlier;
    const vendor = findByName(vendors, resumed?.purchase.vendor ?? session?.vendor.name);
    return { id, vendor, reference: hint?.reference, endpoint, memory, vendors };
  }

  /** The same one after a pause, so that what is known of the transaction stays known. */
  function getFollower(attempt: PurchaseAttempt, id: string): TransactionFollower {
    const key = [attempt, id];
    if (follower && key.every((part, at) => part === followedBy[at])) return follower;
    followedBy = key;
    const { earlier } = state;
    const seen = earlier === "unknown" ? undefined : earlier;
    follower = followTransaction(getTarget(attempt, id), seen);
    return follower;
  }

  return {
    ...commands,
    getSnapshot: () => snapshot,
    getServerSnapshot: () => IDLE,
    subscribe,
    setHost(next) {
      host = next;
    },
    holdKey() {
      hold(true);
      return () => hold(false);
    },
    followLink: externalPage.followLink,
    refetch: async () => follower?.refetch(),
    getCancel: () => follower?.cancel,
  };
}

function throwUnrendered(): never {
  throw new Error("ramp-widget: a purchase was begun before its component was rendered.");
}

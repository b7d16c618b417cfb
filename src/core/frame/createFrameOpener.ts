import { reportThrown } from "../../reportThrown.ts";
import type { OpenedFrame } from "../../vendors/Vendor.ts";
import { getVendorMessageOverrides } from "../getVendorMessageOverrides.ts";
import { opensExternally } from "../resolvePresentation.ts";
import type { PurchaseContext } from "../PurchaseContext.ts";
import type { PurchaseAttempt, PurchaseState } from "../purchaseReducer.ts";
import { resolveColorScheme } from "../resolveColorScheme.ts";
import type { RampSession } from "../publicTypes.ts";
import { savePurchase } from "../unfinished/purchaseStorage.ts";
import { createFrameMessageHandler } from "./createFrameMessageHandler.ts";
import { mountFrame } from "./mountFrame.ts";

/** Opens the vendor's frame in an element, and returns a function that removes it. */
export type OpenFrame = (host: HTMLElement) => () => void;

export interface FrameOpener {
  /**
   * Returns the function that opens the frame, while everything it needs is ready and the frame may stay. The function
   * keeps its identity until that changes.
   *
   * @param isOver it can't be paid any more, so there is nothing to open
   */
  getOpenFrame: (state: PurchaseState, isOver: boolean) => OpenFrame | undefined;
  /** Asks the open vendor page to close. Returns whether it can be asked. */
  requestClose: () => boolean;
}

const TWO_FRAMES =
  "ramp-widget: this ramp has two <RampFrame>s on the page. A session opens once, so the second stays empty. Render one.";

/** Whether a session expired before it was opened, so that another one may be requested. Not for a renewed session. */
export function shouldRenewSession(
  { purpose }: PurchaseAttempt,
  { expiresAt }: RampSession,
): boolean {
  return purpose !== "renew" && Date.now() >= expiresAt;
}

/** @param renew requests another session if the first one expired */
export function createFrameOpener(
  context: PurchaseContext,
  renew: (attempt: PurchaseAttempt) => void,
): FrameOpener {
  const { send, getState, getSettings, refetchSoon } = context;
  const handleMessage = createFrameMessageHandler(context);
  let opened: OpenedFrame | undefined;
  /** The session that can be opened now, and the function that opens it. */
  let openable: RampSession | undefined;
  let openFrame: OpenFrame | undefined;

  function createOpenFrame(
    attempt: PurchaseAttempt,
    session: RampSession,
    script: unknown,
  ): OpenFrame {
    let isTaken = false;
    return (host) => {
      if (isTaken) {
        reportThrown(new Error(TWO_FRAMES));
        return () => {};
      }
      // An opened session may have been paid on, so it doesn't justify another one.
      if (getState().frame === "idle" && shouldRenewSession(attempt, session)) {
        renew(attempt);
        return () => {};
      }
      isTaken = true;
      // Saved before the vendor gets the session, so that a payment isn't lost if this page closes.
      const { transactionId: id, mode, vendor } = session;
      savePurchase(attempt.storageRef, { vendor: vendor.name, id, mode, time: Date.now() });
      const { lang, theme, messages } = getSettings();
      const frame = mountFrame(host, {
        session,
        script,
        lang,
        theme: resolveColorScheme(theme, host),
        messages: getVendorMessageOverrides(messages, vendor.name),
        onOpened: () => send({ type: "frame-mounted", attempt }),
        onMessage: (message) => handleMessage(attempt, session, message),
        onFailure(error) {
          send({ type: "failed", attempt, error });
          // The user may have paid before the frame failed.
          refetchSoon();
        },
      });
      opened = frame;
      return () => {
        isTaken = false;
        if (opened === frame) opened = undefined;
        frame.close();
      };
    };
  }

  return {
    getOpenFrame({ attempt, session, script, failure, frame }, isOver) {
      const canOpen =
        attempt &&
        session &&
        !isOver &&
        frame !== "closed" &&
        (!session.script || script.status === "loaded") &&
        (!failure || failure.stage === "deposit") &&
        !(opensExternally(attempt.choice.presentation) && session.takeUrl);
      const next = canOpen ? session : undefined;
      if (next !== openable) {
        openable = next;
        openFrame = attempt && next && createOpenFrame(attempt, next, script.global);
      }
      return openFrame;
    },
    requestClose: () => opened?.requestClose() ?? false,
  };
}

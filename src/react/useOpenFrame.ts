import { useCallback, useMemo, useRef, useState } from "react";
import { reportThrown } from "../reportThrown.ts";
import type { OpenedFrame } from "../vendors/Vendor.ts";
import { savePurchase } from "../core/unfinished/purchaseStorage.ts";
import { createFrameMessageHandler, type FrameContext } from "../core/frame/frameMessages.ts";
import { mountFrame } from "../core/frame/mountFrame.ts";
import type { PurchaseAttempt, PurchaseState } from "../core/purchaseReducer.ts";
import { opensAway } from "../core/presentation.ts";
import { resolveColorScheme } from "../core/resolveColorScheme.ts";
import type { ResolvedSettings } from "../core/settings.ts";
import { getVendorMessages } from "../core/getVendorMessages.ts";
import { useLatest } from "./useLatest.ts";
import type { RampSession } from "../core/types.ts";
import type { VendorScriptState } from "./useVendorScript.ts";

export interface FrameParts {
  purchase: PurchaseState;
  session: RampSession | undefined;
  script: VendorScriptState;
  /** It can no longer be paid, so there is nothing to open. */
  isOver: boolean;
  settings: Pick<ResolvedSettings, "lang" | "theme" | "messages">;
  /** The session waited too long: another is asked for. */
  renew: (attempt: PurchaseAttempt) => void;
  context: FrameContext;
}

const TWO_FRAMES =
  "ramp-widget: this ramp has two <RampFrame>s on the page. A session opens once, so the second stays empty. Render one.";

/** Whether it waited too long to be opened, and another is worth asking for: one that comes too late by itself is not. */
export function isTooLate({ purpose }: PurchaseAttempt, { expiresAt }: RampSession): boolean {
  return purpose !== "renew" && Date.now() >= expiresAt;
}

/** How to open the frame of a purchase, once all that it needs is there and for as long as it may stay. */
export function useOpenFrame(parts: FrameParts): {
  openFrame: ((host: HTMLElement) => () => void) | undefined;
  /** Asks the frame that is open to close; nothing happens where none is. */
  requestClose: () => void;
} {
  const { purchase, session, script, isOver, renew, context } = parts;
  const { attempt, failure, frame } = purchase;
  const { send, refetchSoon } = context;
  const [handleMessage] = useState(() => createFrameMessageHandler(context));
  const latest = useLatest({ settings: parts.settings, frame });
  const opened = useRef<OpenedFrame>(undefined);

  const isScriptThere = session?.script === undefined || script.status === "loaded";
  const isUsable = failure === undefined || failure.stage === "deposit";
  const isElsewhere =
    attempt !== undefined &&
    opensAway(attempt.choice.presentation) &&
    session?.takeUrl !== undefined;
  const canOpen = isScriptThere && isUsable && !isOver && !isElsewhere && frame !== "left";

  const open = useMemo(() => {
    if (!attempt || !session || !canOpen) return undefined;
    let isTaken = false;
    return (host: HTMLElement) => {
      if (isTaken) {
        reportThrown(new Error(TWO_FRAMES));
        return () => {};
      }
      // One that was opened may have been paid on, and is no reason to begin another.
      if (latest.current.frame === "none" && isTooLate(attempt, session)) {
        renew(attempt);
        return () => {};
      }
      isTaken = true;
      // Before the vendor has it: whatever happens to this page, what may be paid on is known.
      const { transactionId: id, mode, vendor } = session;
      savePurchase(attempt.memory, { vendor: vendor.name, id, mode, time: Date.now() });
      const { lang, theme, messages } = latest.current.settings;
      const frame = mountFrame(host, {
        session,
        script: script.global,
        lang,
        theme: resolveColorScheme(theme, host),
        messages: getVendorMessages(messages, vendor.name),
        onOpened: () => send({ type: "frame-opened", attempt }),
        onMessage: (message) => handleMessage(attempt, session, message),
        onFailure(error) {
          send({ type: "failed", attempt, error });
          // It may have been paid before it was lost.
          refetchSoon();
        },
      });
      opened.current = frame;
      return () => {
        isTaken = false;
        if (opened.current === frame) opened.current = undefined;
        frame.close();
      };
    };
  }, [attempt, session, canOpen, script.global, latest, renew, send, refetchSoon, handleMessage]);

  const requestClose = useCallback(() => opened.current?.requestClose(), []);
  return { openFrame: open, requestClose };
}

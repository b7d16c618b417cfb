import { useMemo } from "react";
import { remember } from "./memory.ts";
import { openFrame } from "./openFrame.ts";
import type { Purchase } from "./phase.ts";
import { type Surroundings, useFrameMessages } from "./useFrameMessages.ts";
import { useLatest } from "./useLatest.ts";
import type { RampSession } from "./useSession.ts";
import type { VendorScriptState } from "./useVendorScript.ts";

export interface FrameParts {
  purchase: Purchase;
  session: RampSession | undefined;
  script: VendorScriptState;
  /** Nothing can change any more, so there is nothing to open. */
  isFinal: boolean;
  lang: string | undefined;
  messages: Surroundings;
}

const TWO_FRAMES =
  "ramp-widget: this ramp has two <RampFrame>s on the page. A session opens once, so the second stays empty. Render one.";

/** How to open the frame of a purchase, once all that it needs is there and for as long as it may stay. */
export function useOpenFrame(parts: FrameParts): ((host: HTMLElement) => () => void) | undefined {
  const { purchase, session, script, isFinal, messages } = parts;
  const { attempt, failure } = purchase;
  const { send } = messages;
  const receive = useFrameMessages(messages);
  const langRef = useLatest(parts.lang);

  const isScriptThere = session?.script === undefined || script.status === "loaded";
  const isUsable = failure === undefined || failure.stage === "deposit";
  const canOpen = isScriptThere && isUsable && !isFinal;

  return useMemo(() => {
    if (!attempt || !session || !canOpen) return undefined;
    let isTaken = false;
    return (host: HTMLElement) => {
      if (isTaken) {
        reportError(new Error(TWO_FRAMES));
        return () => {};
      }
      isTaken = true;
      // Before the vendor has it: whatever happens to this page, what may be paid on is known.
      const { transactionId: id, mode, vendor } = session;
      remember(attempt.memory, { vendor: vendor.name, id, mode, time: Date.now() });
      const close = openFrame(host, {
        session,
        script: script.global,
        lang: langRef.current,
        onOpened: () => send({ type: "frame-opened", attempt }),
        onMessage: (message) => receive(attempt, session, message),
        onFailure: (error) => send({ type: "failed", attempt, error }),
      });
      return () => {
        isTaken = false;
        close();
      };
    };
  }, [attempt, session, canOpen, script.global, langRef, send, receive]);
}

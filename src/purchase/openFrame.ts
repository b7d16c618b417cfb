import { asRampError, RampError } from "../RampError.ts";
import type { FrameMessage } from "../vendors/Vendor.ts";
import type { RampSession } from "./useSession.ts";

/** How long a vendor may take to show something, in milliseconds. */
const DEADLINE = 15_000;

export interface FrameOpening {
  session: RampSession;
  /** What the vendor's script left in its global. */
  script: unknown;
  lang: string | undefined;
  onMessage: (message: FrameMessage) => void;
  onFailure: (error: RampError) => void;
}

/** Opens a session's frame in `host`, watches that something shows, and answers how to close it. */
export function openFrame(host: HTMLElement, opening: FrameOpening): () => void {
  const { session, script, lang, onMessage, onFailure } = opening;
  let isOpen = true;
  let takeAway = () => {};

  const deadline = setTimeout(function checkThatSomethingShows() {
    // A widget that draws but never says so is a widget that works.
    if (host.querySelector("iframe")) return onMessage({ type: "ready" });
    onFailure(
      new RampError(
        "frame-timeout",
        `The vendor's page did not show within ${DEADLINE / 1000} seconds of being opened. Nothing was paid there.`,
      ),
    );
  }, DEADLINE);

  function emit(message: FrameMessage) {
    // A vendor's script may call back long after its frame is gone.
    if (!isOpen) return;
    if (message.type === "ready" || message.type === "hint") clearTimeout(deadline);
    onMessage(message);
  }

  function close() {
    isOpen = false;
    clearTimeout(deadline);
    takeAway();
    host.replaceChildren();
  }

  try {
    takeAway = session.open({ host, script, lang, emit });
  } catch (thrown) {
    close();
    onFailure(
      asRampError(
        thrown,
        "frame-failed",
        `${session.vendor.name} could not open its page: its script threw. Nothing was paid. Its error is the cause of this one.`,
      ),
    );
  }
  return close;
}

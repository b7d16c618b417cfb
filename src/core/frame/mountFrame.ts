import { reportThrown } from "../../reportThrown.ts";
import { asRampError, RampError } from "../../RampError.ts";
import type { CloseFrame, FrameMessage, OpenedFrame } from "../../vendors/Vendor.ts";
import { grantPermissions } from "./grantPermissions.ts";
import { onIframeReload } from "./onIframeReload.ts";
import type { RampSession } from "../publicTypes.ts";

/** The longest time for the vendor's page to show, in milliseconds. */
const FRAME_TIMEOUT_MS = 15_000;

const RELOADED =
  "The vendor's iframe was moved within the page, so the browser reloaded it, and a session opens only once. Don't move the widget.";

export interface MountFrameOptions {
  session: RampSession;
  /** The value of the script's global. */
  script: unknown;
  lang: string | undefined;
  theme: "light" | "dark";
  /** The host's messages for this vendor. */
  messages: object | undefined;
  /** The vendor has the session, so it may be paid from now on. */
  onOpened: () => void;
  onMessage: (message: FrameMessage) => void;
  onFailure: (error: RampError) => void;
}

/** Opens a session's frame in `host`, checks that it shows, and returns handles to close it. */
export function mountFrame(host: HTMLElement, opening: MountFrameOptions): OpenedFrame {
  const { session, script, lang, theme, messages, onOpened, onMessage, onFailure } = opening;
  let isOpen = true;
  let isAlive = false;
  let frame: CloseFrame | OpenedFrame | undefined;
  // Without a script, the vendor's definition creates the iframe and sets its permissions.
  const stopGranting = session.script && grantPermissions(host);
  const stopWatching = onIframeReload(host, () => fail(new RampError("frame-failed", RELOADED)));

  const deadline = setTimeout(function checkVisible() {
    // A page that renders but never reports `ready` works too.
    if (isAlive || isVisible(host)) return onMessage({ type: "ready" });
    onFailure(
      new RampError(
        "frame-timeout",
        `The vendor's page did not show within ${FRAME_TIMEOUT_MS / 1000} seconds of being opened.`,
      ),
    );
  }, FRAME_TIMEOUT_MS);

  function emit(message: FrameMessage) {
    // A vendor's script may call back long after its frame was removed.
    if (!isOpen) return;
    isAlive = true;
    if (message.type === "failed") fail(message.error);
    else onMessage(message);
  }

  function fail(thrown: unknown) {
    close();
    onFailure(
      asRampError(
        thrown,
        "frame-failed",
        `The vendor "${session.vendor.name}" could not open its page. See \`cause\`.`,
      ),
    );
  }

  function close() {
    if (!isOpen) return;
    isOpen = false;
    clearTimeout(deadline);
    stopGranting?.();
    stopWatching();
    removeFrame();
  }

  function removeFrame() {
    try {
      if (typeof frame === "function") frame();
      else frame?.close();
    } catch (thrown) {
      reportThrown(thrown);
    }
    host.replaceChildren();
  }

  /** Asks the vendor's page to close. Returns whether it can be asked. */
  function requestClose(): boolean {
    if (!isOpen || typeof frame !== "object") return false;
    frame.requestClose();
    return true;
  }

  try {
    frame = session.open({ host, script, lang, theme, messages, emit });
    if (isOpen) onOpened();
    // It failed while it opened, before `frame` was set.
    else removeFrame();
  } catch (thrown) {
    fail(thrown);
  }
  return { close, requestClose };
}

function isVisible(host: HTMLElement): boolean {
  return host.querySelector("iframe") !== null || host.getBoundingClientRect().height > 0;
}

import { asRampError, RampError } from "../../RampError.ts";
import { opensExternally } from "../presentation.ts";
import type { PurchaseContext } from "../PurchaseContext.ts";
import type { PurchaseAttempt } from "../purchaseReducer.ts";
import type { PopupLinkProps, RampSession } from "../types.ts";
import { savePurchase } from "../unfinished/purchaseStorage.ts";
import { isSessionExpired } from "./createFrameOpener.ts";
import { canNavigate, navigateWindow, REFERRER_POLICY } from "./popup.ts";

/** Milliseconds between two checks whether a popup is still open: no event tells when it closes. */
const POPUP_POLL_MS = 500;
/** How long this page may take to give way to the vendor's, in milliseconds. */
const NAVIGATION_TIMEOUT_MS = 10_000;

const BLOCKED =
  "The window that the vendor's page was to open in was blocked, or its user went elsewhere in it. Show the user a link to the page: what they tap is not blocked.";

export interface ExternalPageCommands {
  /** Requests another session if the first one waited too long. */
  renew: (attempt: PurchaseAttempt) => void;
  /** The user closed the window before the vendor's page was in it. */
  end: () => void;
}

export interface ExternalPage {
  /** Opens the vendor's page in the window that the click opened, or in this page's place. */
  open: (attempt: PurchaseAttempt, session: RampSession) => void;
  /** Props of a link to the vendor's page, for a user whose browser blocked the popup. */
  getPopupLinkProps: () => PopupLinkProps;
  /** Closes the attempt's window unless the vendor's page is in it. */
  closeUnusedPopup: (attempt: PurchaseAttempt) => void;
  /** Calls back once the user is back, or the popup is closed. Returns how to stop. */
  onReturn: (attempt: PurchaseAttempt, listener: () => void) => () => void;
}

/** The vendor's page outside of this one. */
export function createExternalPage(
  { send, getState }: PurchaseContext,
  { renew, end }: ExternalPageCommands,
): ExternalPage {
  /** The attempt whose page was opened elsewhere. */
  let opened: PurchaseAttempt | undefined;

  /** The address, unless it can no longer be opened. */
  function takeUrl(attempt: PurchaseAttempt, session: RampSession): string | undefined {
    try {
      if (isSessionExpired(attempt, session)) {
        renew(attempt);
        return undefined;
      }
      const url = session.takeUrl?.();
      const { transactionId: id, mode, vendor } = session;
      // What happens there cannot be seen from here: it may be paid as soon as it is open.
      const time = Date.now();
      savePurchase(attempt.storageRef, { vendor: vendor.name, id, mode, time, mayBePaid: true });
      opened = attempt;
      send({ type: "frame-external", attempt });
      return url;
    } catch (thrown) {
      const message = "The vendor's page could not be opened.";
      send({ type: "failed", attempt, error: asRampError(thrown, "frame-failed", message) });
      return undefined;
    }
  }

  return {
    open(attempt, session) {
      const { presentation } = attempt.choice;
      if (!opensExternally(presentation)) return;
      const popup = attempt.popup?.window;
      if (presentation === "popup") {
        if (popup?.closed) return end();
        if (!popup || !canNavigate(popup)) {
          // What stands in it now is its user's own.
          if (attempt.popup) attempt.popup.window = null;
          const error = new RampError("popup-blocked", BLOCKED);
          return send({ type: "failed", attempt, error });
        }
      }
      const url = takeUrl(attempt, session);
      if (url !== undefined) navigateWindow(url, popup ?? undefined);
    },
    getPopupLinkProps() {
      return {
        href: getState().session?.pageOrigin,
        target: "_blank",
        rel: "noopener",
        referrerPolicy: REFERRER_POLICY,
        onClick(event) {
          const { attempt, session } = getState();
          const url = attempt && session && takeUrl(attempt, session);
          if (url === undefined) event.preventDefault();
          // Only now: the address holds the session, and opens it once.
          else event.currentTarget.href = url;
        },
      };
    },
    closeUnusedPopup(attempt) {
      const window = attempt.popup?.window;
      if (opened !== attempt && window && canNavigate(window)) window.close();
    },
    onReturn(attempt, listener) {
      const popup = attempt.popup?.window;
      if (popup) {
        const timer = setInterval(() => popup.closed && listener(), POPUP_POLL_MS);
        return () => clearInterval(timer);
      }
      // No window tells when the user is back: the browser kept this page, or shows it again, or never
      // left it, as if the user stopped the load.
      const returning = new AbortController();
      const { signal } = returning;
      addEventListener("pageshow", ({ persisted }) => persisted && listener(), { signal });
      document.addEventListener("visibilitychange", () => document.hidden || listener(), {
        signal,
      });
      const isRedirect = attempt.choice.presentation === "redirect";
      const timer = isRedirect ? setTimeout(listener, NAVIGATION_TIMEOUT_MS) : undefined;
      return () => {
        returning.abort();
        clearTimeout(timer);
      };
    },
  };
}

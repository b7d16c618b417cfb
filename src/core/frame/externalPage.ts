import { asRampError, RampError } from "../../RampError.ts";
import { opensExternally } from "../resolvePresentation.ts";
import type { PurchaseContext } from "../PurchaseContext.ts";
import type { PurchaseAttempt } from "../purchaseReducer.ts";
import type { PopupLinkProps, RampSession } from "../publicTypes.ts";
import { savePurchase } from "../unfinished/purchaseStorage.ts";
import { shouldRenewSession } from "./createFrameOpener.ts";
import { isOwnPopup, navigateWindow, REFERRER_POLICY } from "./popupWindow.ts";

/** Poll interval for a closed popup, in milliseconds: no event reports the close. */
const POPUP_POLL_MS = 500;
/** The longest time for the navigation to the vendor's page, in milliseconds. */
const NAVIGATION_TIMEOUT_MS = 10_000;

const BLOCKED =
  "The popup was blocked, or the user navigated it elsewhere. Render a link with `getPopupLinkProps()`, which browsers don't block.";

export interface ExternalPageCallbacks {
  /** Requests another session if the first one expired before it was opened. */
  renew: (attempt: PurchaseAttempt) => void;
  /** Ends the purchase: the user closed the popup before the vendor's page was in it. */
  end: () => void;
}

export interface ExternalPage {
  /** Opens the vendor's page in the popup from the click, or in place of this page. */
  open: (attempt: PurchaseAttempt, session: RampSession) => void;
  /** Props of a link to the vendor's page, for a user whose browser blocked the popup. */
  getPopupLinkProps: () => PopupLinkProps;
  /** Closes the attempt's popup unless the vendor's page is in it. */
  closeUnusedPopup: (attempt: PurchaseAttempt) => void;
  /** Calls the listener after the user returns or the popup closes. Returns a function that stops it. */
  onReturn: (attempt: PurchaseAttempt, listener: () => void) => () => void;
}

/** Controls the vendor's page outside of this one. */
export function createExternalPage(
  { send, getState }: PurchaseContext,
  { renew, end }: ExternalPageCallbacks,
): ExternalPage {
  /** The attempt whose page was opened. */
  let opened: PurchaseAttempt | undefined;

  /** Takes the session's URL, unless it can't be opened any more. */
  function takeUrl(attempt: PurchaseAttempt, session: RampSession): string | undefined {
    try {
      if (shouldRenewSession(attempt, session)) {
        renew(attempt);
        return undefined;
      }
      const url = session.takeUrl?.();
      const { transactionId: id, mode, vendor } = session;
      // This page can't observe the vendor's page, so it counts as possibly paid once it is open.
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
        if (!popup || !isOwnPopup(popup)) {
          // The popup now shows a page that the user navigated to.
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
          const { attempt, session, failure } = getState();
          // Once: after that the page is open, and another window would be a second one.
          const canOpen = session?.takeUrl && failure?.code === "popup-blocked";
          const url = attempt && canOpen ? takeUrl(attempt, session) : undefined;
          if (url === undefined) event.preventDefault();
          // Set on click, because the URL holds the session and opens it once.
          else event.currentTarget.href = url;
        },
      };
    },
    closeUnusedPopup(attempt) {
      const window = attempt.popup?.window;
      if (opened !== attempt && window && isOwnPopup(window)) window.close();
    },
    onReturn(attempt, listener) {
      const popup = attempt.popup?.window;
      if (popup) {
        const timer = setInterval(() => popup.closed && listener(), POPUP_POLL_MS);
        return () => clearInterval(timer);
      }
      // No popup signals the return: the browser restores this page from the back/forward cache, shows it again, or
      // never left it because the user stopped the navigation.
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

import { useCallback, useEffect, useRef } from "react";
import { asRampError, RampError } from "../RampError.ts";
import { savePurchase } from "../core/unfinished/purchaseStorage.ts";
import { canNavigate, navigateWindow, REFERRER_POLICY } from "../core/frame/popup.ts";
import type { PurchaseAttempt, PurchaseState, PurchaseEvent } from "../core/purchaseReducer.ts";
import { opensAway } from "../core/presentation.ts";
import { useLatest } from "./useLatest.ts";
import { isTooLate } from "./useOpenFrame.ts";
import type { RampSession } from "../core/types.ts";

export interface AwayParts {
  purchase: PurchaseState;
  session: RampSession | undefined;
  error: RampError | undefined;
  send: (event: PurchaseEvent) => void;
  /** The session waited too long: another is asked for. */
  renew: (attempt: PurchaseAttempt) => void;
  close: () => void;
  look: () => unknown;
}

/** Milliseconds between two looks whether a popup is still there: no event tells when it closes. */
const PULSE = 500;
/** How long this page may take to give way to the vendor's, in milliseconds. */
const DEPARTURE = 10_000;

const BLOCKED =
  "The window that the vendor's page was to open in was blocked, or its user went elsewhere in it. Show the user a link to the page: what they tap is not blocked.";

/** Opens the vendor's page outside of this one: in the window that the click opened, or in this page's place. */
export function useAway(parts: AwayParts): {
  /** Makes the link that a user taps after their browser blocked the popup. */
  followLink: (link: HTMLAnchorElement) => boolean;
} {
  const { purchase, session, error, send, renew, close, look } = parts;
  const { attempt, frame } = purchase;
  const hasLeft = useRef<PurchaseAttempt>(undefined);
  const latest = useLatest(attempt);

  /** The address, where it can still be opened. */
  const take = useCallback(
    (attempt: PurchaseAttempt, session: RampSession): string | undefined => {
      try {
        if (isTooLate(attempt, session)) {
          renew(attempt);
          return undefined;
        }
        const url = session.takeUrl?.();
        const { transactionId: id, mode, vendor } = session;
        // What happens there cannot be seen from here: it may be paid as soon as it is open.
        const time = Date.now();
        savePurchase(attempt.memory, { vendor: vendor.name, id, mode, time, mayBePaid: true });
        hasLeft.current = attempt;
        send({ type: "frame-away", attempt });
        return url;
      } catch (thrown) {
        const message = "The vendor's page could not be opened.";
        send({ type: "failed", attempt, error: asRampError(thrown, "frame-failed", message) });
        return undefined;
      }
    },
    [renew, send],
  );

  const isReady = attempt !== undefined && frame === "none" && !error;
  useEffect(
    function openAway() {
      if (!attempt || !isReady || !session?.takeUrl) return;
      const { presentation } = attempt.choice;
      if (!opensAway(presentation)) return;
      let isWanted = true;
      // StrictMode runs effect, cleanup, effect in one go, and a session opens only once.
      queueMicrotask(() => {
        if (!isWanted) return;
        const popup = attempt.popup?.window;
        if (presentation === "popup") {
          if (popup?.closed) return close();
          if (!popup || !canNavigate(popup)) {
            // What stands in it now is its user's own.
            if (attempt.popup) attempt.popup.window = null;
            const error = new RampError("popup-blocked", BLOCKED);
            return send({ type: "failed", attempt, error });
          }
        }
        const url = take(attempt, session);
        if (url !== undefined) navigateWindow(url, popup ?? undefined);
      });
      return () => {
        isWanted = false;
      };
    },
    [attempt, isReady, session, close, send, take],
  );

  const hasPage = session === undefined || session.takeUrl !== undefined;
  const isResumed = purchase.earlier !== undefined && purchase.earlier !== "unknown";
  const isNotNeeded = error !== undefined || !hasPage || isResumed;
  useEffect(
    function closeUnusedPopup() {
      if (!attempt?.popup) return;
      const { popup } = attempt;
      // Another try has another window.
      const { window: own } = popup;
      const closeUnused = () => {
        if (hasLeft.current !== attempt && own && canNavigate(own)) own.close();
      };
      if (isNotNeeded) closeUnused();
      const isTakenOver = () => latest.current !== attempt && latest.current?.popup === popup;
      return () => {
        // Where a session waited too long, the next attempt goes on in this window.
        if (!isTakenOver()) closeUnused();
      };
    },
    [attempt, isNotNeeded, latest],
  );

  useEffect(
    function noticeReturn() {
      if (!attempt || frame !== "away") return;
      const popup = attempt.popup?.window;
      const comeBack = () => {
        send({ type: "frame-left", attempt });
        look();
      };
      if (popup) {
        const timer = setInterval(() => popup.closed && comeBack(), PULSE);
        return () => clearInterval(timer);
      }
      // No window tells when the user is back: the browser kept this page, or shows it again, or never
      // left it, as where the user stopped the load.
      const returning = new AbortController();
      const { signal } = returning;
      addEventListener("pageshow", ({ persisted }) => persisted && comeBack(), { signal });
      document.addEventListener("visibilitychange", () => document.hidden || comeBack(), {
        signal,
      });
      const timer =
        attempt.choice.presentation === "redirect" ? setTimeout(comeBack, DEPARTURE) : undefined;
      return () => {
        returning.abort();
        clearTimeout(timer);
      };
    },
    [attempt, frame, send, look],
  );

  const followLink = useCallback(
    (link: HTMLAnchorElement) => {
      const url = attempt && session && take(attempt, session);
      if (url === undefined) return false;
      link.href = url;
      link.rel = "noopener";
      link.referrerPolicy = REFERRER_POLICY;
      return true;
    },
    [attempt, session, take],
  );
  return { followLink };
}

import { pageGlobal } from "../../pageGlobal.ts";
import { RampError } from "../../RampError.ts";
import type { Vendor, VendorSession } from "../../vendors/Vendor.ts";
import type { RampSession } from "../publicTypes.ts";
import { settleKey } from "./idempotencyKeys.ts";

/** Sessions opened and wallets asked on this page, also by another copy of this library. */
export function openedOnPage(): Set<string> {
  return pageGlobal("opened", () => new Set<string>());
}

/** Makes a session fail on a second use and after its expiry; vendors accept neither. */
export function createSingleUseSession(
  vendor: Vendor,
  session: VendorSession,
  receivedAt: number,
  idempotencyKey: string,
): Omit<RampSession, "skipped"> {
  // Counted from receipt, because the server's clock may differ from the browser's.
  const expiresAt = receivedAt + session.expiresInMs;
  const key = `${vendor.name} ${session.transactionId}`;
  const { url, ...rest } = session;
  const pageOrigin = url === undefined ? undefined : getOrigin(url);

  function claim() {
    // Opened, rendered again or expired: the next purchase needs another session.
    settleKey(idempotencyKey);
    const opened = openedOnPage();
    // A view without a page can be rendered again: that uses up nothing at the vendor.
    if (session.View && url === undefined && opened.has(key)) return;
    if (opened.has(key))
      throw new RampError(
        "session-used",
        "This session was opened on this page before, and a vendor takes each only once. A new one is needed.",
      );
    if (Date.now() >= expiresAt)
      throw new RampError(
        "session-expired",
        "This session waited longer than the vendor allows. A new one is needed.",
      );
    opened.add(key);
  }

  return {
    ...rest,
    vendor,
    expiresAt,
    takeUrl:
      url === undefined
        ? undefined
        : () => {
            claim();
            return url;
          },
    pageOrigin,
    open(frame) {
      claim();
      return session.open(frame);
    },
  };
}

/** @throws {RampError} `frame-origin`, without the URL, since it may hold a token */
function getOrigin(url: string): string {
  const { protocol = "", origin = "" } = URL.canParse(url) ? new URL(url) : {};
  if (/^https?:$/.test(protocol)) return origin;
  throw new RampError(
    "frame-origin",
    "The vendor's description gave a page whose address is none of the web, so nothing was opened.",
  );
}

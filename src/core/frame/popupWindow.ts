/** A phone's width, in CSS pixels, which payment pages are designed for. */
const POPUP_WIDTH = 480;
const POPUP_HEIGHT = 720;

let count = 0;
/** Window names, as link targets. Kept here, because the name of a window on another origin can't be read. */
const names = new WeakMap<Window, string>();

/**
 * Opens an empty window for the vendor's page. Must run in the user's click, before there is a session: browsers block
 * it later. Returns `null` if the browser blocks it anyway, and in WebKit, where it would stay empty: neither a link nor a
 * script can take a window without an opener to another site.
 */
export function openPopup(): Window | null {
  if (navigator.vendor.startsWith("Apple")) return null;
  count += 1;
  const left = Math.round(screenX + (outerWidth - POPUP_WIDTH) / 2);
  const top = Math.round(screenY + (outerHeight - POPUP_HEIGHT) / 2);
  const features = `popup,width=${POPUP_WIDTH},height=${POPUP_HEIGHT},left=${left},top=${top}`;
  const name = `ramp-widget-${Date.now()}-${count}`;
  const popup = open("", name, features);
  if (!popup) return null;
  // Otherwise the vendor's page, or any later page in that window, could navigate this one.
  popup.opener = null;
  names.set(popup, name);
  renderLoading(popup.document);
  return popup;
}

function renderLoading(page: Document) {
  page.title = document.title;
  page.documentElement.style.colorScheme = "light dark";
  page.body.style.cssText = "display: grid; place-items: center; min-height: 90vh";
  const progress = page.createElement("progress");
  progress.ariaLabel = document.title;
  page.body.replaceChildren(progress);
}

/** Whether a link can still target the popup. Not after the user or an extension navigated it to another site. */
export function isOwnPopup(popup: Window): boolean {
  try {
    return popup.name === names.get(popup);
  } catch {
    return false;
  }
}

/**
 * Navigates the popup, or this window, to the vendor's page. Uses a link instead of `location`: vendors check the
 * referrer, and only a link can override a page's `no-referrer` policy.
 */
export function navigateWindow(url: string, popup?: Window): void {
  const link = document.createElement("a");
  link.href = url;
  link.target = (popup && names.get(popup)) ?? "_self";
  link.referrerPolicy = REFERRER_POLICY;
  // The link isn't in the document, so the host's router can't intercept it.
  link.click();
}

/** The vendor sees only this page's origin. */
export const REFERRER_POLICY = "strict-origin-when-cross-origin";

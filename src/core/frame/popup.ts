/** A phone's width, in CSS pixels: payment pages are made for it. */
const POPUP_WIDTH = 480;
const POPUP_HEIGHT = 720;

let count = 0;
/** How a link leads into a window. Kept here: a window that its user took elsewhere lets nobody read it. */
const names = new WeakMap<Window, string>();

/**
 * Opens an empty window for the vendor's page. Only in a user's click: browsers block it later, so
 * that it cannot wait for the session. `null` where the browser blocks it all the same.
 */
export function openPopup(): Window | null {
  count += 1;
  const left = Math.round(screenX + (outerWidth - POPUP_WIDTH) / 2);
  const top = Math.round(screenY + (outerHeight - POPUP_HEIGHT) / 2);
  const features = `popup,width=${POPUP_WIDTH},height=${POPUP_HEIGHT},left=${left},top=${top}`;
  const name = `ramp-widget-${Date.now()}-${count}`;
  const popup = open("", name, features);
  if (!popup) return null;
  // Or the vendor's page, and every page that its user comes to from there, could put another in this one's place.
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

/** Whether a link still leads into it: not where its user, or an extension, went to another site in it. */
export function canNavigate(popup: Window): boolean {
  try {
    return popup.name === names.get(popup);
  } catch {
    return false;
  }
}

/**
 * Sends a window, or this one, to the vendor's page. By a link and not by its `location`: vendors check where
 * their users come from, and only a link can overrule a page whose own policy is to tell nobody.
 */
export function navigateWindow(url: string, popup?: Window): void {
  const link = document.createElement("a");
  link.href = url;
  link.target = (popup && names.get(popup)) ?? "_self";
  link.referrerPolicy = REFERRER_POLICY;
  // It stands nowhere in the page: no router of the host can take it for a link of its own.
  link.click();
}

/** What the vendor gets to know of this page is its origin. */
export const REFERRER_POLICY = "strict-origin-when-cross-origin";

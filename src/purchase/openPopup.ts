/** A phone's width, in CSS pixels: payment pages are made for it. */
const WIDTH = 480;
const HEIGHT = 720;

let count = 0;

/**
 * Opens an empty window for the vendor's page. Only in a user's click: browsers block it later, so
 * that it cannot wait for the session. `null` where the browser blocks it all the same.
 */
export function openPopup(): Window | null {
  count += 1;
  const left = Math.round(screenX + (outerWidth - WIDTH) / 2);
  const top = Math.round(screenY + (outerHeight - HEIGHT) / 2);
  const features = `popup,width=${WIDTH},height=${HEIGHT},left=${left},top=${top}`;
  const popup = open("", `ramp-widget-${Date.now()}-${count}`, features);
  if (popup) showThatItLoads(popup.document);
  return popup;
}

function showThatItLoads(page: Document) {
  page.title = document.title;
  page.documentElement.style.colorScheme = "light dark";
  page.body.style.cssText = "display: grid; place-items: center; min-height: 90vh";
  const progress = page.createElement("progress");
  progress.ariaLabel = document.title;
  page.body.replaceChildren(progress);
}

/**
 * Sends a window to the vendor's page. By a link and not by its `location`: vendors check where their
 * users come from, and only a link can overrule a page whose own policy is to tell nobody.
 *
 * @param target the name of a window, or `_self`
 */
export function navigate(url: string, target: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.target = target;
  link.referrerPolicy = REFERRER_POLICY;
  // It does not bubble: no router of the host shall take it for a link of its own.
  document.body.append(link);
  link.dispatchEvent(new MouseEvent("click", { cancelable: true }));
  link.remove();
}

/** What the vendor gets to know of this page is its origin. */
export const REFERRER_POLICY = "strict-origin-when-cross-origin";

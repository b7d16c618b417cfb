/**
 * Calls back, once, when the browser has loaded an iframe of `host` anew. It does so with each that is taken out
 * of the page and put back, as where React moves the items of a sorted list. An iframe that goes on to the next
 * page loads as well, and keeps its window; one that was put back has another.
 *
 * @returns how to stop
 */
export function detectReloads(host: HTMLElement, onReload: () => void): () => void {
  const windows = new WeakMap<HTMLIFrameElement, Window>();

  function compareWindows() {
    for (const frame of host.querySelectorAll("iframe")) {
      const { contentWindow, src } = frame;
      // A script may put an empty one anywhere before it gets its page.
      if (!contentWindow || !src.startsWith("http")) continue;
      const before = windows.get(frame) ?? contentWindow;
      windows.set(frame, contentWindow);
      if (before !== contentWindow) {
        stop();
        return onReload();
      }
    }
  }

  function stop() {
    host.removeEventListener("load", compareWindows, true);
  }

  // Once the vendor has put it there: it may be moved before it has loaded at all.
  queueMicrotask(compareWindows);
  // It does not bubble.
  host.addEventListener("load", compareWindows, true);
  return stop;
}

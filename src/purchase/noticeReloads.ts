/**
 * Calls back, once, when the browser has loaded an iframe of `host` anew. It does so with each that is taken out
 * of the page and put back, as where React moves the items of a sorted list. An iframe that goes on to the next
 * page loads as well, and keeps its window; one that was put back has another.
 *
 * @returns how to stop
 */
export function noticeReloads(host: HTMLElement, onReload: () => void): () => void {
  const windows = new WeakMap<HTMLIFrameElement, Window>();

  function compareWindows() {
    for (const frame of host.querySelectorAll("iframe")) {
      const { contentWindow, src } = frame;
      // A script may put an empty one anywhere before it gets its page.
      if (!contentWindow || /^$|^about:/.test(src)) continue;
      const before = windows.get(frame);
      if (before && before !== contentWindow) {
        stop();
        return onReload();
      }
      windows.set(frame, contentWindow);
    }
  }

  function stop() {
    observer.disconnect();
    host.removeEventListener("load", compareWindows, true);
  }

  const observer = new MutationObserver(compareWindows);
  observer.observe(host, { subtree: true, childList: true, attributeFilter: ["src"] });
  // It does not bubble.
  host.addEventListener("load", compareWindows, true);
  return stop;
}

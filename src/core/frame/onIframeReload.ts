/**
 * Calls back, once, after the browser has reloaded an iframe of `host`. The browser does so if the iframe is removed
 * and inserted again, e.g. when React reorders a list. Navigation inside of an iframe also fires `load`, but keeps the
 * window; a reinserted iframe gets a new one.
 *
 * @returns a function that stops the detection
 */
export function onIframeReload(host: HTMLElement, onReload: () => void): () => void {
  const windows = new WeakMap<HTMLIFrameElement, Window>();

  function compareWindows() {
    for (const frame of host.querySelectorAll("iframe")) {
      const { contentWindow, src } = frame;
      // A script may insert an empty iframe before it sets `src`.
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

  // After the vendor has inserted it, since it may be moved before its first load.
  queueMicrotask(compareWindows);
  // Captured, because `load` doesn't bubble.
  host.addEventListener("load", compareWindows, true);
  return stop;
}

import { createPolling } from "../../sandbox/createPolling.ts";
import type { SandboxPages } from "../../sandbox/SandboxPages.ts";
import type { PageMessage } from "./orderEvents.ts";

/**
 * Opens Transak's page for each iframe that a test's DOM gets, and posts its messages. A test can't type
 * into it, so the sandbox's events stand for the user.
 *
 * @returns a function that ends them
 */
export function simulateFrames({ call, widgetOrigin }: SandboxPages): () => void {
  const polling = createPolling();
  const opened = new WeakSet<HTMLIFrameElement>();

  async function open(frame: HTMLIFrameElement) {
    const post = (data: object) =>
      window.dispatchEvent(
        new MessageEvent("message", {
          data,
          origin: widgetOrigin,
          source: frame.contentWindow,
        }),
      );
    const { searchParams } = new URL(frame.src);
    const { pageToken } = await call("/transak/open", Object.fromEntries(searchParams));
    post({ event_id: "TRANSAK_WIDGET_INITIALISED", data: {} });
    if (typeof pageToken !== "string") return;

    polling.start(frame, async () => {
      const view = await call("/transak/view", {}, pageToken);
      for (const message of (view["messages"] ?? []) as PageMessage[]) post(message);
    });
  }

  const observer = new MutationObserver(() => {
    for (const frame of document.querySelectorAll("iframe")) {
      if (opened.has(frame) || !frame.src.startsWith(`${widgetOrigin}/?`)) continue;
      opened.add(frame);
      void open(frame);
    }
  });
  observer.observe(document, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    polling.stop();
  };
}

import type { Mode } from "../../order.ts";
import type { OpenedFrame, VendorFrame } from "../Vendor.ts";
import { parseFrameMessage } from "./parseFrameMessage.ts";

export interface TransakPage {
  /** A URL whose origin was checked. It opens once. */
  url: URL;
  transactionId: string;
  mode: Mode;
  /** Title of the iframe, for screen readers. */
  title: string;
}

/** Opens Transak's page in an iframe in `host`, and handles messages of that page only. */
export function openTransakFrame(opened: TransakPage, { host, emit }: VendorFrame): OpenedFrame {
  const { url, title } = opened;
  const page = host.ownerDocument;
  // The window that Transak's page has as its parent: the host app may render the widget into
  // another window.
  const view = page.defaultView ?? window;
  // oxlint-disable-next-line react/iframe-missing-sandbox -- not React's, and the vendor needs its origin
  const iframe = page.createElement("iframe");
  // The permissions for Transak's identity check and wallets, exactly as in its SDK. Set them
  // before `src`, because a page keeps the permissions with which it was loaded.
  iframe.setAttribute("allow", "camera;microphone;payment");
  // Transak rejects a page without `Referer`. The host page may have a stricter policy.
  iframe.referrerPolicy = "strict-origin-when-cross-origin";
  iframe.title = title;
  Object.assign(iframe.style, {
    display: "block",
    width: "100%",
    height: "var(--ramp-frame-height, 640px)",
    minHeight: "100%",
    border: "0",
  });
  iframe.src = url.href;

  function onMessage({ source, origin, data }: MessageEvent<unknown>) {
    // The iframe's `load` event is useless: it fires for error pages too.
    if (source === null || source !== iframe.contentWindow || origin !== url.origin) return;
    const message = parseFrameMessage(data, opened);
    if (message) emit(message);
  }

  view.addEventListener("message", onMessage);
  host.append(iframe);
  return {
    close() {
      view.removeEventListener("message", onMessage);
      iframe.remove();
    },
    requestClose() {
      iframe.contentWindow?.postMessage({ event_id: "TRANSAK_WIDGET_CLOSE_REQUEST" }, url.origin);
    },
  };
}

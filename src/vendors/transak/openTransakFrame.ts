import type { Mode } from "../../order.ts";
import type { OpenedFrame, VendorFrame } from "../Vendor.ts";
import { parseFrameMessage } from "./frameMessages.ts";

export interface TransakPage {
  /** An address whose origin was checked. It opens once. */
  url: URL;
  transactionId: string;
  mode: Mode;
  /** What screen readers call the iframe. */
  title: string;
}

/** Puts Transak's page into an iframe in `host`, and hears that page and no other. */
export function openTransakFrame(opened: TransakPage, { host, emit }: VendorFrame): OpenedFrame {
  const { url, title } = opened;
  const page = host.ownerDocument;
  // The window that its page knows as its parent: the host app may have rendered us into another one.
  const view = page.defaultView ?? window;
  // oxlint-disable-next-line react/iframe-missing-sandbox -- not React's, and the vendor needs its origin
  const iframe = page.createElement("iframe");
  // What its identity check and wallets need, word for word as Transak's SDK asks for it. Before
  // `src`: a page keeps the rights that it was loaded with.
  iframe.setAttribute("allow", "camera;microphone;payment");
  // Transak looks at `Referer`, and refuses a page that comes without one. A partner's page may have
  // a stricter policy for everything else.
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

  function hear({ source, origin, data }: MessageEvent<unknown>) {
    // Its `load` is not heard at all: an error page loads as well.
    if (source === null || source !== iframe.contentWindow || origin !== url.origin) return;
    const message = parseFrameMessage(data, opened);
    if (message) emit(message);
  }

  view.addEventListener("message", hear);
  host.append(iframe);
  return {
    close() {
      view.removeEventListener("message", hear);
      iframe.remove();
    },
    requestClose() {
      iframe.contentWindow?.postMessage({ event_id: "TRANSAK_WIDGET_CLOSE_REQUEST" }, url.origin);
    },
  };
}

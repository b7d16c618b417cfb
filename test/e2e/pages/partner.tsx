import type { ReactElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import {
  type Order,
  preload,
  proof,
  type RampEvent,
  RampWidget,
  type VendorScript,
} from "ramp-widget";
import { loadScript } from "../../../src/vendors/loadScript.ts";
import { preloadScript } from "../../../src/vendors/preloadScript.ts";

/** What a test can do with the page, beside what a person can. */
export interface PartnerPage {
  mount: (options?: { nonce?: string; mode?: Order["mode"] }) => void;
  unmount: () => void;
  /** What the widget has told so far. */
  events: RampEvent[];
  /** Loads a script and answers how that went. */
  load: (script: VendorScript) => Promise<{ code: string; message: string; retryable: boolean }>;
  preload: (script: VendorScript) => void;
  /** What comes near the button, as the pointer does. */
  hover: () => void;
}

const { widgetOrigin = "" } = document.body.dataset;
const vendors = [
  proof({ scriptUrl: `${widgetOrigin}/widget.2.0.js`, scriptOrigins: [widgetOrigin] }),
];
const place = document.querySelector("main");
let root: Root | undefined;

function widget(events: RampEvent[], options: Parameters<PartnerPage["mount"]>[0]): ReactElement {
  return (
    <RampWidget
      endpoint="/api/ramp"
      vendors={vendors}
      currency="USDT"
      network="TRC20"
      fiatCurrency="EUR"
      fiatAmount="100"
      onEvent={(event) => events.push(event)}
      {...options}
    />
  );
}

const page: PartnerPage = {
  events: [],
  mount(options) {
    if (!place) throw new Error("The page has no place for the widget.");
    root ??= createRoot(place);
    root.render(widget(page.events, options));
  },
  unmount: () => root?.render(null),
  async load(script) {
    try {
      await loadScript(script);
      return { code: "loaded", message: "", retryable: false };
    } catch (error) {
      const { code, message, retryable } = error as Awaited<ReturnType<PartnerPage["load"]>>;
      return { code, message, retryable };
    }
  },
  preload: (script) => preloadScript(script),
  hover: () => preload({ vendors }),
};

declare global {
  interface Window {
    partner: PartnerPage;
  }
}
window.partner = page;

// A page that a browser renders ahead cannot be steered, so it mounts the widget by itself.
if (location.search === "?mount") {
  page.mount();
  const { prerendering } = document as { prerendering?: boolean };
  void fetch(`/mounted?prerendering=${prerendering}`);
}

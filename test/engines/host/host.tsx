import { type ReactElement, StrictMode } from "react";
import { createRoot, hydrateRoot, type Root } from "react-dom/client";
import {
  type DepositResult,
  preload,
  RampFrame,
  type RampHandlers,
  RampHistory,
  RampStatus,
  type RampStorage,
  type RampLanguage,
  RampWidget,
  type RampWidgetProps,
  type SellDeposit,
  useRamp,
} from "ramp-widget";
import { messages as ar } from "ramp-widget/messages/ar";
import { messages as de } from "ramp-widget/messages/de";
import { messages as ja } from "ramp-widget/messages/ja";
import { messages as pl } from "ramp-widget/messages/pl";
import { messages as uk } from "ramp-widget/messages/uk";
import { sandboxVendors } from "ramp-widget/sandbox/page";
import type { HostConfig, HostPage } from "./HostConfig.ts";
import { toOrder } from "./toOrder.ts";

const LANGUAGES: Record<string, RampLanguage> = { ar, de, ja, pl, uk };

declare global {
  interface Window {
    host: HostPage;
    countListeners: () => number;
  }
}

const config = JSON.parse(new URLSearchParams(location.search).get("config") ?? "{}") as HostConfig;
const { widgetOrigin = "" } = document.body.dataset;
const vendors = sandboxVendors({ widgetOrigin });
const place = document.querySelector("main") as HTMLElement;

const host: HostPage = {
  mount,
  unmount() {
    root?.unmount();
    root = undefined;
  },
  preload: () => preload({ vendors }),
  events: [],
  errors: [],
  completed: [],
  walletCalls: 0,
  listeners: () => window.countListeners(),
};
window.host = host;

const STORAGES: Record<NonNullable<HostConfig["storage"]>, RampStorage | null> = {
  throws: {
    getItem: fail,
    setItem: fail,
    removeItem: fail,
  },
  full: { getItem: () => null, setItem: fail, removeItem: () => undefined },
  none: null,
};

function fail(): never {
  throw new DOMException("The storage can't be used.", "SecurityError");
}

async function send({ transactionId }: SellDeposit): Promise<DepositResult> {
  host.walletCalls += 1;
  if (config.wallet === "declines") return { cancelled: true };
  if (config.wallet === "breaks") throw new Error("The wallet broke.");
  const response = await fetch(`/wallet/send?id=${transactionId}`, { method: "POST" });
  return response.json() as Promise<DepositResult>;
}

const handlers: RampHandlers = {
  onEvent: (event) => host.events.push(event),
  onError: ({ code }) => host.errors.push(code),
  onComplete: ({ id }) => host.completed.push(id),
};

function createProps(): RampWidgetProps {
  const { presentation, redirectUrl, theme, language, storage, wallet } = config;
  return {
    endpoint: "/api/ramp",
    vendors,
    ...toOrder(config),
    ...(presentation && { presentation }),
    ...(redirectUrl && { redirectUrl: new URL(redirectUrl, location.href).href }),
    ...(theme && { theme }),
    ...(language && { messages: LANGUAGES[language] ?? {} }),
    ...(storage && { storage: STORAGES[storage] }),
    ...(wallet && { onSellDeposit: send }),
    ...handlers,
  };
}

const props = createProps();

/** A partner's own words around the vendor's page. */
function OwnUi() {
  const ramp = useRamp(props);
  return (
    <section data-own={ramp.phase}>
      {ramp.phase === "idle" && (
        <button type="button" onClick={ramp.start}>
          Top up
        </button>
      )}
      <RampFrame ramp={ramp} />
    </section>
  );
}

function view(): ReactElement | null {
  switch (config.show ?? "widget") {
    case "form":
      return (
        <RampWidget
          endpoint="/api/ramp"
          vendors={vendors}
          form={{ defaultCurrency: "USDT", defaultFiatCurrency: "EUR", defaultFiatAmount: "100" }}
          {...handlers}
        />
      );
    case "history":
      return <RampHistory endpoint="/api/ramp" />;
    case "status":
      return (
        <RampStatus
          endpoint="/api/ramp"
          vendors={vendors}
          transactionId={config.transactionId ?? ""}
          vendor={config.vendor ?? "proof"}
        />
      );
    case "own UI":
      return <OwnUi />;
    case "nothing":
      return null;
    case "widget":
      return <RampWidget {...props} />;
  }
}

let root: Root | undefined;
function mount() {
  const tree = config.lax ? view() : <StrictMode>{view()}</StrictMode>;
  if (place.firstChild && !root) {
    root = hydrateRoot(place, tree, {
      onRecoverableError: reportError,
    });
    return;
  }
  root ??= createRoot(place);
  root.render(tree);
}

mount();

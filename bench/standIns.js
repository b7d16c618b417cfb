/* oxlint-disable no-undef -- these functions are sent to the page, and run there */
/**
 * What the vendors' scripts leave on the page, as far as the packages use it. They do nothing but count:
 * the real ones do more, and so every package is a little faster here than it is in life.
 *
 * @type {Record<string, () => void>} by the end of the script's address
 */
const SCRIPTS = {
  "/widget.2.0.js": () => {
    window.proofWidget = {
      run(options) {
        standIn.called("start");
        void Promise.resolve().then(() => options.onReady?.());
      },
    };
  },
  "/web-sdk/v1/moonpay-web-sdk.min.js": () => {
    window.MoonPayWebSdk = {
      init() {
        standIn.called("init");
        return {
          generateUrlForSigning: () => "https://buy.example.com?apiKey=pk_test_bench",
          updateSignature: () => standIn.called("updateSignature"),
          show: () => standIn.called("start"),
          close: () => standIn.called("close"),
        };
      },
    };
  },
  "/link/v2/stable/link-initialize.js": () => {
    window.Plaid = {
      create() {
        standIn.called("start");
        const count = (name) => () => standIn.called(name);
        return { open: count("open"), exit: count("close"), destroy: count("destroy") };
      },
    };
  },
  "/stripe.js": () => {
    const element = () => ({
      mount: () => standIn.called("start"),
      destroy: () => standIn.called("destroy"),
      update: () => standIn.called("update"),
      on: () => {},
      off: () => {},
    });
    const nothing = () => {};
    window.Stripe = () => ({
      elements: () => ({ create: element, update: nothing, getElement: () => null }),
      createToken: nothing,
      createPaymentMethod: nothing,
      confirmCardPayment: nothing,
    });
    window.Stripe.version = document.currentScript?.src.split("/").at(-2);
  },
  "/crypto-onramp-outer.js": () => {
    window.StripeOnramp = () => ({
      createSession: () => ({ mount: () => standIn.called("start") }),
    });
  },
  "/web-sdk/v6/core": () => {
    window.paypal = {
      version: "6.0.0",
      async createInstance() {
        standIn.called("init");
        return {
          createPayPalOneTimePaymentSession() {
            standIn.called("start");
            return { start() {}, cancel() {}, destroy: () => standIn.called("destroy") };
          },
        };
      },
    };
  },
};

/** A vendor's page in an iframe: says that it is there, in Daimo's words too. */
const FRAME = `<!doctype html><title>Vendor</title><script>
parent.postMessage({ bench: "start" }, "*");
parent.postMessage({ source: "daimo-pay", version: 1, type: "contentHeightChanged", payload: { height: 500 } }, "*");
</script>`;

/**
 * @param {string} pathname of what a page asks a vendor for
 * @returns {{ kind: "script" | "frame", type: string, body: string }}
 */
export function standInAt(pathname) {
  // Stripe's first loader calls its script `v3`.
  const path = pathname === "/v3" ? "/stripe.js" : pathname;
  const [, script] = Object.entries(SCRIPTS).find(([end]) => path.endsWith(end)) ?? [];
  return script
    ? { kind: "script", type: "text/javascript", body: `(${script})()` }
    : { kind: "frame", type: "text/html", body: FRAME };
}

/** Runs in every page before anything else: what the stand-ins call, and the clock that they stop. */
export function countCalls() {
  let hear = () => {};
  window.standIn = {
    calls: {},
    began: 0,
    startedAt: 0,
    called(name) {
      const { calls } = window.standIn;
      calls[name] = (calls[name] ?? 0) + 1;
      if (name !== "start") return;
      window.standIn.startedAt = performance.now();
      hear();
    },
    /** Waits for the vendor's next start; answers when it was. */
    nextStart: () =>
      new Promise((resolve) => {
        hear = () => resolve(window.standIn.startedAt);
      }),
  };
  addEventListener("message", ({ data }) => {
    if (data?.bench === "start") window.standIn.called("start");
  });
}

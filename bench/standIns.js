import { readFileSync } from "node:fs";

/**
 * The globals that the vendors' scripts create, as far as the packages use them: the end of the script's
 * URL, and the file in `peers/`. They only count calls. Real scripts do more, so every package is a little
 * faster here than in production.
 */
const SCRIPTS = {
  "/widget.2.0.js": "ramp-widget.script.js",
  "/web-sdk/v1/moonpay-web-sdk.min.js": "moonpay.script.js",
  "/link/v2/stable/link-initialize.js": "plaid.script.js",
  "/stripe.js": "stripe.script.js",
  "/crypto-onramp-outer.js": "stripe-crypto.script.js",
  "/web-sdk/v6/core": "paypal.script.js",
};

/** A vendor's page in an iframe. Reports that it is ready, in Daimo's format too. */
const FRAME = `<!doctype html><title>Vendor</title><script>
parent.postMessage({ bench: "start" }, "*");
parent.postMessage({ source: "daimo-pay", version: 1, type: "contentHeightChanged", payload: { height: 500 } }, "*");
</script>`;

/**
 * @param {string} pathname of a page's request to a vendor
 * @returns {{ kind: "script" | "frame", type: string, body: string }}
 */
export function standInAt(pathname) {
  // Stripe's first loader requests its script as `v3`.
  const path = pathname === "/v3" ? "/stripe.js" : pathname;
  const [, file] = Object.entries(SCRIPTS).find(([end]) => path.endsWith(end)) ?? [];
  if (!file) return { kind: "frame", type: "text/html", body: FRAME };
  const body = readFileSync(new URL(`peers/${file}`, import.meta.url), "utf8");
  return { kind: "script", type: "text/javascript", body };
}

/**
 * Runs in every page before its own code: the functions that the stand-ins call, and the clock that they
 * stop.
 */
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
    /** Waits for the vendor's next start. Resolves to its time. */
    nextStart: () =>
      new Promise((resolve) => {
        hear = () => resolve(window.standIn.startedAt);
      }),
  };
  addEventListener("message", ({ data }) => {
    if (data?.bench === "start") window.standIn.called("start");
  });
}

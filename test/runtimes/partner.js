import { bleepay, proof, rampEndpoint, transak } from "ramp-widget/server";

/**
 * What the partner's server has to know.
 *
 * @typedef {object} Settings
 * @property {string} apiUrl where the vendors' APIs are
 * @property {string} widgetOrigin where Transak's page is at home
 * @property {string} reportUrl gets what `onTransaction` is told
 * @property {string} apiKey Transak's, which is no secret
 * @property {Record<"clientToken" | "apiSecret" | "clientSecret" | "webhookSecret", string>} secrets
 */

/**
 * The partner's endpoint with all three vendors, the same under every runtime.
 *
 * @param {Settings} settings
 * @param {object} [runtime] what only some runtimes need
 * @param {(work: Promise<unknown>) => void} [runtime.waitUntil]
 * @param {import("ramp-widget/server").RampStore} [runtime.store]
 */
export function createPartner({ apiUrl, widgetOrigin, reportUrl, apiKey, secrets }, runtime = {}) {
  const { clientToken, apiSecret, clientSecret, webhookSecret } = secrets;
  return rampEndpoint({
    vendors: [
      proof({ baseUrl: apiUrl, clientToken, initTokenType: "sdk_partner_authorization" }),
      transak({
        environment: { apiUrl, gatewayUrl: apiUrl, widgetOrigin },
        apiKey,
        apiSecret,
        referrerDomain: "localhost",
      }),
      bleepay({
        baseUrl: apiUrl,
        widgetId: "wdgt_sandbox",
        clientSecret,
        webhookSecret,
        assets: [
          {
            currency: "USDT",
            network: "TRC20",
            currencyAddress: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
            depositAddress: "TSandboxTestAddressNotForRea1Money",
          },
        ],
      }),
    ],
    user(request) {
      const id = request.headers.get("cookie");
      return id ? { id, email: `${id}@example.com`, ip: "203.0.113.42" } : null;
    },
    async onTransaction(transaction) {
      await fetch(reportUrl, { method: "POST", body: JSON.stringify(transaction) });
    },
    waitUntil: runtime.waitUntil,
    store: runtime.store,
  });
}

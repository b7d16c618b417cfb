import { sandboxVendors } from "ramp-widget/sandbox/server";
import { rampEndpoint } from "ramp-widget/server";
import type { RampEndpoint, RampEndpointOptions } from "ramp-widget/server";
import { userOf } from "./users.ts";

export interface BackendOptions extends Pick<RampEndpointOptions, "store" | "onTransaction"> {
  /** Base URL of the vendors' APIs. In production, each vendor has its own. */
  apiUrl: string;
  /** Origin of Transak's page. */
  widgetUrl: string;
  /** `init_token_type` of Proof's sessions. */
  initTokenType: "sdk_customer_token" | "sdk_partner_authorization";
}

/**
 * Everything that Northwind's server does for `ramp-widget`, under `/api/ramp`. The order names the vendors.
 */
export function backend(options: BackendOptions): RampEndpoint {
  const { apiUrl, widgetUrl, initTokenType, store, onTransaction } = options;
  return rampEndpoint({
    // In production: `proof()`, `transak()` and `bleepay()` of `ramp-widget/server`, each with its own secrets.
    vendors: sandboxVendors({ apiUrl, widgetOrigin: widgetUrl, initTokenType }),
    user: userOf,
    store,
    onTransaction,
    // All users of the demo have one address.
    limits: { sessionsPerIp: Infinity },
    order: (order) =>
      order.currency === "USDT" ? order : { refused: "Northwind Wallet holds USDT only." },
  });
}

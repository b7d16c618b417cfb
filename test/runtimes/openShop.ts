import { playVendors, type PlayedVendors } from "./playVendors.ts";
import { preparePartner } from "./preparePartner.ts";
import { startRuntime, type Runtime } from "./startRuntime.ts";

export interface Answer {
  status: number;
  headers: Headers;
  /** As it came. */
  text: string;
  body: Record<string, unknown>;
}

/** A partner's server under one runtime, the vendors behind it, and browsers before it. */
export interface Shop extends PlayedVendors {
  url: string;
  /** Asks as a browser of that user does; with a body it posts. */
  ask: (user: string, path: string, body?: object, init?: RequestInit) => Promise<Answer>;
  /** Begins a purchase, and gives its id. */
  begin: (user: string, vendor: VendorName) => Promise<string>;
  /** What the server printed. */
  said: () => string;
  stop: () => Promise<void>;
}

export const orders = {
  proof: { type: "buy", currency: "USDT", network: "TRC20", amount: "100", vendor: "proof" },
  transak: { ...fiat("100"), vendor: "transak" },
  bleepay: { type: "buy", currency: "USDT", network: "TRC20", amount: "100", vendor: "bleepay" },
};

export type VendorName = keyof typeof orders;
export const vendorNames: readonly VendorName[] = ["proof", "transak", "bleepay"];

function fiat(amount: string) {
  return {
    type: "buy",
    currency: "USDT",
    network: "ethereum",
    fiat_currency: "EUR",
    fiat_amount: amount,
  };
}

export async function openShop(runtime: Runtime): Promise<Shop> {
  const vendors = await playVendors();
  const { folder, remove } = preparePartner();
  const server = await startRuntime(runtime, folder, vendors.settings);
  const { url, said } = server;
  vendors.deliverTo(`${url}/webhook`);

  async function ask(
    user: string,
    path: string,
    body?: object,
    init: RequestInit = {},
  ): Promise<Answer> {
    const response = await fetch(url + path, {
      ...(body && { method: "POST", body: JSON.stringify(body) }),
      ...init,
      headers: {
        ...(user && { Cookie: user }),
        "Content-Type": "application/json",
        ...(init.headers as Record<string, string> | undefined),
      },
    });
    const text = await response.text();
    const { status, headers } = response;
    return { status, headers, text, body: JSON.parse(text) as Record<string, unknown> };
  }

  return {
    ...vendors,
    url,
    said,
    ask,
    async begin(user, vendor) {
      const { status, text, body } = await ask(user, "/session", orders[vendor]);
      if (status !== 200) throw new Error(`No session: ${status} ${text}`);
      return idOf(vendor, body);
    },
    async stop() {
      await server.stop();
      vendors.close();
      remove();
    },
  };
}

/** What the browser calls the purchase of a session. */
export function idOf(vendor: VendorName, session: Record<string, unknown>): string {
  const field = { proof: "merchant_transaction_id", transak: "partnerOrderId", bleepay: "id" };
  return String(session[field[vendor]]);
}

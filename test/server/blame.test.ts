import { afterEach, describe, expect, test, vi } from "vitest";
import { bleepay, proof, rampEndpoint, transak, type VendorServer } from "../../src/server.ts";
import { permissiveVendor } from "./permissiveVendor.ts";
import { type Reply, scriptVendor } from "./scriptVendor.ts";

/** What the browser's developer reads of an order, and its status. */
async function order(vendor: VendorServer, ip: string | undefined = "203.0.113.42") {
  const endpoint = rampEndpoint({
    vendors: [vendor],
    user: () => ({ id: "ada", email: "ada@example.com", ip }),
  });
  const response = await endpoint(
    new Request("https://shop.example/api/ramp/session", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({
        type: "buy",
        currency: "USDC",
        network: "polygon",
        ...(vendor.name === "bleepay" ? { amount: "10" } : { fiat_currency: "EUR" }),
      }),
    }),
  );
  const { code, message } = (await response.json()) as { code: string; message: string };
  return { status: response.status, code, message };
}

const TOKEN: Reply = { body: { data: { accessToken: "token", expiresAt: 9_999_999_999 } } };
const CONFIG: Reply = { body: { config: { mode: "CUSTOMER_AMOUNT" } } };

/** Each vendor, and what it answers before the request that goes wrong. */
const VENDORS: [string, Reply[], (baseUrl: string) => VendorServer][] = [
  ["proof", [], (baseUrl) => proof({ baseUrl, clientToken: "token" })],
  ["transak, for its token", [], transakAt],
  ["transak", [TOKEN], transakAt],
  ["bleepay, for its configuration", [], bleepayAt],
  ["bleepay", [CONFIG], bleepayAt],
];

function transakAt(url: string): VendorServer {
  const keys = { apiKey: "key", apiSecret: "secret", referrerDomain: "shop.example" };
  const environment = { apiUrl: url, gatewayUrl: url, widgetOrigin: "https://widget.example" };
  return transak({ environment, ...keys });
}

function bleepayAt(baseUrl: string): VendorServer {
  const [currency, network] = ["USDC", "polygon"];
  return bleepay({
    baseUrl,
    widgetId: "wdgt_abc",
    clientSecret: "secret",
    assets: [{ currency, network, currencyAddress: "0x1", depositAddress: "0x2" }],
  });
}

afterEach(() => void vi.restoreAllMocks());

// faults N2
describe.each(VENDORS)("%s", (_name, before, create) => {
  test.each([
    [401, "vendor_unauthorized", /^The vendor refused this server: .*answered 401/],
    [403, "vendor_unauthorized", /^The vendor refused this server: .*answered 403/],
    [404, "vendor_not_found", /nothing at the address .*`baseUrl`.*answered 404/],
    [405, "vendor_not_found", /nothing at the address .*answered 405/],
  ])("that answers an order with %i is a mistake in this server's settings", async (...row) => {
    const [status, code, message] = row;
    // Transak's token is replaced once before a 401 is believed.
    const replies = [...before, { status }, ...(before[0] === TOKEN ? [TOKEN, { status }] : [])];
    const { baseUrl } = await scriptVendor(replies);
    const seen = await order(create(baseUrl));
    expect(seen).toEqual({ status: 502, code, message: expect.stringMatching(message) });
  });

  test("that fails with 500 is not taken for a failure of this server", async () => {
    const body = { error: "internal_error", code: "db_error", message: "Oops." };
    const { baseUrl } = await scriptVendor([...before, { status: 500, body }]);
    const seen = await order(create(baseUrl));
    expect(seen).toEqual({ status: 502, code: "db_error", message: "Oops." });
  });
});

// faults N2
describe("a vendor of the partner's own", () => {
  test.each([
    [401, 502, "vendor_unauthorized"],
    [404, 502, "vendor_not_found"],
    // It may be about the user: only that vendor knows.
    [403, 403, "not_for_you"],
    [500, 502, "not_for_you"],
  ])("that answers an order with %i is passed on as %i", async (status, seen, code) => {
    const { vendor } = permissiveVendor({
      createSession: async () => ({ status, body: { error: "no", code: "not_for_you" } }),
    });
    expect(await order(vendor)).toMatchObject({ status: seen, code });
  });
});

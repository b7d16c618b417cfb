import { createHmac } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { rampEndpoint } from "../../../src/server.ts";
import { transakServer } from "../../../src/vendors/transak/server.ts";
import type { KeyStore } from "../../../src/vendors/KeyStore.ts";
import type { TransakToken } from "../../../src/vendors/transak/token.ts";
import { API_KEY, API_SECRET, listenAsTransak, WIDGET } from "./listenAsTransak.ts";
import { createTokenStore } from "./tokenStore.ts";

const ID = "sealed_purchase-id";
const ORDER = { id: "7d8e0655-728e", status: "COMPLETED", partnerOrderId: ID, fiatAmount: 50 };
const EVENT = { eventID: "ORDER_COMPLETED", createdAt: "2026-04-23", webhookData: ORDER };

const BUY = { mode: "buy", currency: "ETH" } as const;
const USER = { id: "u", email: "a@b.c", ip: "203.0.113.42" };

afterEach(() => {
  vi.restoreAllMocks();
});

const base64Url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A JWT made by hand, so that it can be made wrong as well. */
function jwt(payload: unknown, key: string, alg = "HS256", hash = "sha256"): string {
  const signed = `${base64Url({ alg, typ: "JWT" })}.${base64Url(payload)}`;
  return `${signed}.${createHmac(hash, key).update(signed).digest("base64url")}`;
}

async function receiving(kept?: TransakToken) {
  const vendor = await listenAsTransak();
  const shared = await createTokenStore(vendor.url, kept);
  const { server, receive } = startServer(vendor.url, shared.store);
  return { vendor, server, shared, receive };
}

/** One instance of the partner's server. */
function startServer(url: string, store: KeyStore) {
  const server = transakServer(
    {
      environment: { apiUrl: url, gatewayUrl: url, widgetOrigin: WIDGET },
      apiKey: API_KEY,
      apiSecret: API_SECRET,
      referrerDomain: "shop.example",
    },
    async () => {},
    store,
  );
  const receive = (body: unknown) =>
    server.parseWebhook?.({
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: new Headers(),
    });
  return { server, receive };
}

const TOKEN = { accessToken: "partner-access-token", expiresAt: 4_000_000_000 };

describe("a webhook", () => {
  test("is a hint, where Transak signed it with the current token", async () => {
    const { receive } = await receiving(TOKEN);
    expect(await receive({ data: jwt(EVENT, TOKEN.accessToken) })).toEqual({
      id: ID,
      status: "completed",
      reference: "7d8e0655-728e",
    });
  });

  test("is read with the token that this process got by itself", async () => {
    const { vendor, server, shared, receive } = await receiving();
    await server.createSession(BUY, USER);
    const { reads } = shared.used;
    expect(await receive({ data: jwt(EVENT, vendor.validToken() ?? "") })).toMatchObject({
      id: ID,
    });
    expect(shared.used.reads).toBe(reads);
  });

  test("is read with the token that another instance got since", async () => {
    const { vendor, server, shared, receive } = await receiving();
    await server.createSession(BUY, USER);
    const newer = vendor.issue();
    await shared.write(newer);
    expect(await receive({ data: jwt(EVENT, newer.accessToken) })).toMatchObject({ id: ID });
  });

  test("is read for ten minutes with the token that this server has replaced", async () => {
    const { vendor, server, shared, receive } = await receiving();
    const now = vi.spyOn(Date, "now").mockReturnValue(1_800_000_000_000);
    await server.createSession(BUY, USER);
    const early = { data: jwt(EVENT, vendor.validToken() ?? "") };
    vendor.issue();
    now.mockReturnValue(1_800_000_060_000);
    expect((await server.createSession(BUY, USER)).status).toBe(200);
    expect(await receive(early)).toMatchObject({ id: ID });
    // What Transak refused is no token to call with.
    expect(vendor.asked.at(-1)?.headers["access-token"]).toBe((await shared.read())?.accessToken);
    now.mockReturnValue(1_800_000_660_000 - 1);
    expect(await receive(early)).toMatchObject({ id: ID });
    now.mockReturnValue(1_800_000_660_000);
    expect(await receive(early)).toBeUndefined();
    expect(await receive({ data: jwt(EVENT, vendor.validToken() ?? "") })).toMatchObject({
      id: ID,
    });
  });

  test("is read for ten minutes with the token that another instance has replaced", async () => {
    const { vendor, server, shared, receive } = await receiving();
    await server.createSession(BUY, USER);
    const early = { data: jwt(EVENT, vendor.validToken() ?? "") };
    await shared.write(vendor.issue());
    expect((await server.createSession(BUY, USER)).status).toBe(200);
    expect(await receive(early)).toMatchObject({ id: ID });
  });

  test("is read for ten minutes with the token before, also by an instance that started later", async () => {
    const { vendor, server, shared } = await receiving();
    const now = vi.spyOn(Date, "now").mockReturnValue(1_800_000_000_000);
    await server.createSession(BUY, USER);
    const early = { data: jwt(EVENT, vendor.validToken() ?? "") };
    vendor.issue();
    now.mockReturnValue(1_800_000_060_000);
    expect((await server.createSession(BUY, USER)).status).toBe(200);
    const idle = startServer(vendor.url, shared.store);
    const busy = startServer(vendor.url, shared.store);
    expect((await busy.server.createSession(BUY, USER)).status).toBe(200);
    for (const { receive } of [idle, busy]) expect(await receive(early)).toMatchObject({ id: ID });
    now.mockReturnValue(1_800_000_660_000 - 1);
    for (const { receive } of [idle, busy]) expect(await receive(early)).toMatchObject({ id: ID });
    now.mockReturnValue(1_800_000_670_000);
    for (const { receive } of [idle, busy]) expect(await receive(early)).toBeUndefined();
  });

  test("has a status only where that is known", async () => {
    const { receive } = await receiving(TOKEN);
    const event = { ...EVENT, webhookData: { ...ORDER, status: "MOON" } };
    expect(await receive({ data: jwt(event, TOKEN.accessToken) })).toEqual({
      id: ID,
      status: undefined,
      reference: "7d8e0655-728e",
    });
  });

  test.each<[string, string]>([
    ["signed with another key", jwt(EVENT, "another-key")],
    ["signed with the API secret", jwt(EVENT, API_SECRET)],
    ["signed with nothing", jwt(EVENT, "")],
    ["not signed", `${base64Url({ alg: "none" })}.${base64Url(EVENT)}.`],
    ["of another algorithm", jwt(EVENT, TOKEN.accessToken, "HS512", "sha512")],
    ["of no algorithm, though signed", jwt(EVENT, TOKEN.accessToken, "none")],
    ["expired", jwt({ ...EVENT, exp: 1_700_000_000 }, TOKEN.accessToken)],
    ["without its signature", jwt(EVENT, TOKEN.accessToken).replace(/[^.]*$/, "")],
    [
      "with another payload under its signature",
      jwt(EVENT, TOKEN.accessToken).replace(/\..*\./, `.${base64Url({ ...EVENT, more: 1 })}.`),
    ],
    ["no JWT", "completed"],
  ])("is nothing, where it is %s", async (_what, data) => {
    const { vendor, receive } = await receiving(TOKEN);
    expect(await receive({ data })).toBeUndefined();
    expect(vendor.asked).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["about an identity check", { ...EVENT, eventID: "KYC_APPROVED" }],
    ["about nothing", { ...EVENT, eventID: undefined }],
    ["without an order", { ...EVENT, webhookData: null }],
    ["without a purchase", { ...EVENT, webhookData: { ...ORDER, partnerOrderId: undefined } }],
    ["about no id of ours", { ...EVENT, webhookData: { ...ORDER, partnerOrderId: "../x" } }],
    ["without a reference", { ...EVENT, webhookData: { ...ORDER, id: "a/b" } }],
    ["without a status", { ...EVENT, webhookData: { ...ORDER, status: 1 } }],
    ["a list", [EVENT]],
  ])("is nothing, where it is %s, though it is signed", async (_what, event) => {
    const { receive } = await receiving(TOKEN);
    expect(await receive({ data: jwt(event, TOKEN.accessToken) })).toBeUndefined();
  });

  test.each<unknown>(["", "{", "null", "[]", { data: null }, { data: { jwt: 1 } }, {}, EVENT])(
    "is nothing, where its body is %j",
    async (body) => {
      const { receive } = await receiving(TOKEN);
      expect(await receive(body)).toBeUndefined();
    },
  );

  test("cannot be judged while nobody has a token, and never makes Transak issue one", async () => {
    const { vendor, receive } = await receiving();
    for (const key of ["", "undefined", "x"])
      await expect(receive({ data: jwt(EVENT, key) })).rejects.toThrow(
        /this server has no access token yet\. Give `rampEndpoint\(\)` a `store`/,
      );
    expect(await receive({ data: "no JWT" })).toBeUndefined();
    expect(vendor.asked).toEqual([]);
  });

  test("cannot be judged while the store is away, unless this server's own token fits", async () => {
    const { vendor, server, shared, receive } = await receiving();
    await server.createSession(BUY, USER);
    shared.used.isAway = true;
    expect(await receive({ data: jwt(EVENT, vendor.validToken() ?? "") })).toMatchObject({
      id: ID,
    });
    await expect(receive({ data: jwt(EVENT, "another-key") })).rejects.toThrow("away");
  });

  test("cannot be judged while another instance renews the token", async () => {
    const { server, shared, receive } = await receiving();
    await server.createSession(BUY, USER);
    await shared.hold();
    await expect(receive({ data: jwt(EVENT, "newer-access-token") })).rejects.toThrow(
      /another instance/,
    );
  });

  test("that cannot be judged is answered with 503, and a wrong signature with 400", async () => {
    const { server, shared } = await receiving();
    const now = vi.spyOn(Date, "now").mockReturnValue(1_800_000_000_000);
    const told: string[] = [];
    const onError = vi.fn();
    const endpoint = rampEndpoint({
      vendors: [server],
      user: () => null,
      onTransaction: ({ id }) => void told.push(id),
      onError,
    });
    const post = () =>
      endpoint(
        new Request("https://shop.example/api/ramp/webhook", {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ data: jwt(EVENT, "another-key") }),
        }),
      );
    const response = await post();
    expect(response.status).toBe(503);
    expect(response.headers.get("Retry-After")).toBe("30");
    expect(await response.text()).not.toContain("token");
    await shared.write(TOKEN);
    now.mockReturnValue(1_800_000_005_000);
    expect((await post()).status).toBe(400);
    expect(told).toEqual([]);
    expect(String(onError.mock.calls)).toContain("this server has no access token yet");
  });
});

// faults S6
describe("a flood of forged webhooks", () => {
  const forged = { data: jwt(EVENT, "another-key") };

  test("reads the store once in five seconds", async () => {
    const { shared, receive } = await receiving(TOKEN);
    const now = vi.spyOn(Date, "now").mockReturnValue(1_800_000_000_000);
    await Promise.allSettled(Array.from({ length: 100 }, async () => receive(forged)));
    for (let time = 0; time < 100; time++) await Promise.allSettled([receive(forged)]);
    expect(shared.used.reads).toBe(1);
    now.mockReturnValue(1_800_000_004_999);
    await Promise.allSettled([receive(forged)]);
    expect(shared.used.reads).toBe(1);
    now.mockReturnValue(1_800_000_005_000);
    expect(await receive(forged)).toBeUndefined();
    expect(shared.used.reads).toBe(2);
  });

  test("reads a store that is away or empty no oftener", async () => {
    for (const isAway of [true, false]) {
      const { shared, receive } = await receiving();
      shared.used.isAway = isAway;
      for (let time = 0; time < 20; time++) await expect(receive(forged)).rejects.toThrow(/./);
      expect(shared.used.reads).toBe(1);
    }
  });

  test("hides no true one, also of a token that another instance stored meanwhile", async () => {
    const { shared, receive } = await receiving(TOKEN);
    const now = vi.spyOn(Date, "now").mockReturnValue(1_800_000_000_000);
    expect(await receive(forged)).toBeUndefined();
    expect(await receive({ data: jwt(EVENT, TOKEN.accessToken) })).toMatchObject({ id: ID });
    await shared.write({ ...TOKEN, accessToken: "newer-access-token" });
    const newer = { data: jwt(EVENT, "newer-access-token") };
    await expect(receive(newer)).rejects.toThrow(/has to come again/);
    now.mockReturnValue(1_800_000_005_000);
    expect(await receive(newer)).toMatchObject({ id: ID });
    expect(shared.used.reads).toBe(2);
  });
});

test("a second order of one page that completes is told, though the first was declined", async () => {
  const { vendor, server } = await receiving();
  const told: string[] = [];
  const works: Promise<unknown>[] = [];
  const endpoint = rampEndpoint({
    vendors: [server],
    user: () => USER,
    onTransaction: ({ status, reference }) => void told.push(`${reference} ${status}`),
    waitUntil: (work) => works.push(work),
  });
  const { body } = await server.createSession(BUY, USER);
  const { partnerOrderId } = body;
  async function happens(_id: string, status: string): Promise<void> {
    const order = { _id, status, partnerOrderId, partnerCustomerId: USER.id, isBuyOrSell: "BUY" };
    vendor.orders.push(order);
    const event = { ...EVENT, eventID: `ORDER_${status}`, webhookData: { ...order, id: _id } };
    const response = await endpoint(
      new Request("https://shop.example/api/ramp/webhook", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ data: jwt(event, vendor.validToken() ?? "") }),
      }),
    );
    expect(response.status).toBe(202);
    await Promise.all(works);
  }
  await happens("order-a", "FAILED");
  await happens("order-b", "COMPLETED");
  expect(told).toEqual(["order-a failed", "order-b completed"]);
});

import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { transakServer } from "../../../src/vendors/transak/server.ts";
import type { TransakToken } from "../../../src/vendors/transak/token.ts";
import { API_KEY, API_SECRET, listenAsTransak, WIDGET } from "./listenAsTransak.ts";

const ID = "sealed_purchase-id";
const ORDER = { id: "7d8e0655-728e", status: "COMPLETED", partnerOrderId: ID, fiatAmount: 50 };
const EVENT = { eventID: "ORDER_COMPLETED", createdAt: "2026-04-23", webhookData: ORDER };

const base64Url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A JWT made by hand, so that it can be made wrong as well. */
function jwt(payload: unknown, key: string, alg = "HS256", hash = "sha256"): string {
  const signed = `${base64Url({ alg, typ: "JWT" })}.${base64Url(payload)}`;
  return `${signed}.${createHmac(hash, key).update(signed).digest("base64url")}`;
}

async function receiving(kept?: TransakToken) {
  const vendor = await listenAsTransak();
  const store = { kept, reads: 0 };
  const server = transakServer(
    {
      environment: { apiUrl: vendor.url, gatewayUrl: vendor.url, widgetOrigin: WIDGET },
      apiKey: API_KEY,
      apiSecret: API_SECRET,
      referrerDomain: "shop.example",
      tokens: {
        async read() {
          store.reads++;
          return store.kept;
        },
        async write(token) {
          store.kept = token;
        },
      },
    },
    async () => {},
  );
  const receive = (body: unknown) =>
    server.readWebhook?.({
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: new Headers(),
    });
  return { vendor, server, store, receive };
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
    const { vendor, server, store, receive } = await receiving();
    await server.createSession({ mode: "buy", currency: "ETH" }, { id: "u", email: "a@b.c" });
    const { reads } = store;
    expect(await receive({ data: jwt(EVENT, vendor.validToken() ?? "") })).toMatchObject({
      id: ID,
    });
    expect(store.reads).toBe(reads);
  });

  test("is read with the token that another instance got since", async () => {
    const { vendor, server, store, receive } = await receiving();
    await server.createSession({ mode: "buy", currency: "ETH" }, { id: "u", email: "a@b.c" });
    store.kept = vendor.issue();
    expect(await receive({ data: jwt(EVENT, store.kept.accessToken) })).toMatchObject({ id: ID });
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

  test("is nothing while nobody has a token, and never makes Transak issue one", async () => {
    const { vendor, receive } = await receiving();
    for (const key of ["", "undefined", "x"])
      expect(await receive({ data: jwt(EVENT, key) })).toBeUndefined();
    expect(vendor.asked).toEqual([]);
  });
});

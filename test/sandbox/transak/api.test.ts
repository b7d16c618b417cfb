import { createSandbox } from "ramp-widget/sandbox";
import { describe, expect, test } from "vitest";
import { apiUrl } from "../partner.ts";
import { DAY, partner, partnerOf } from "./partner.ts";

const SESSION = "/api/v2/auth/session";
const widgetParams = { ...partner };

describe("the access token", () => {
  test("is given for the key and its secret, and told to live seven days, in seconds", async () => {
    const { refresh, sandbox } = partnerOf();
    const { status, body } = await refresh();
    expect(status).toBe(200);
    const { accessToken, expiresAt } = body["data"] as { accessToken: string; expiresAt: number };
    expect(accessToken).toMatch(/^[\w.-]{32,}$/);
    const left = expiresAt * 1000 - sandbox.clock.now();
    expect(left).toBeGreaterThan(7 * DAY - 5000);
    expect(left).toBeLessThanOrEqual(7 * DAY);
  });

  test.each([
    ["another secret", { "api-secret": "wrong" }, undefined, 401],
    ["no secret", { "api-secret": "" }, undefined, 401],
    ["another key", {}, { apiKey: "other" }, 400],
    ["no key in the header", { "x-api-key": "" }, undefined, 401],
    ["no JSON", { "content-type": "text/plain" }, undefined, 400],
  ])("is refused for %s", async (_, headers, body, expected) => {
    const { status, body: answer } = await partnerOf().refresh(headers, body);
    expect(status).toBe(expected);
    expect(answer["data"]).toBeUndefined();
  });

  test("ends at once where a new one is issued", async () => {
    const { refresh, call } = partnerOf();
    const first = (await refresh()).body["data"] as { accessToken: string };
    await refresh();
    const ask = (headers = {}) => call(SESSION, { widgetParams }, headers);
    expect((await ask()).status).toBe(200);
    expect((await ask({ "access-token": first.accessToken })).status).toBe(401);
  });

  test("ends after seven days on the sandbox's clock", async () => {
    const { refresh, call, sandbox } = partnerOf();
    await refresh();
    sandbox.clock.advance(7 * DAY - 10_000);
    expect((await call(SESSION, { widgetParams })).status).toBe(200);
    sandbox.clock.advance(10_000);
    expect((await call(SESSION, { widgetParams })).status).toBe(401);
  });

  test.each([SESSION, "/partners/api/v2/orders", "/partners/api/v2/order/1"])(
    "is asked for at %s, also as long as none was issued",
    async (path) => {
      const body = path === SESSION ? { widgetParams } : undefined;
      for (const headers of [{ "access-token": "" }, { "access-token": "undefined" }])
        expect((await partnerOf().call(path, body, headers)).status).toBe(401);
    },
  );
});

describe("a session", () => {
  test("is an address of the page, with key and session in it and nothing else", async () => {
    const url = new URL(await partnerOf().session({ fiatAmount: 50 }));
    expect(url.origin).toBe("http://localhost:5175");
    expect(url.pathname).toBe("/");
    expect([...url.searchParams.keys()]).toEqual(["apiKey", "sessionId"]);
    expect(url.searchParams.get("apiKey")).toBe("sandbox-transak-key");
  });

  test.each([
    ["apiKey", { apiKey: undefined }],
    ["apiKey", { apiKey: "other" }],
    ["referrerDomain", { referrerDomain: undefined }],
    ["referrerDomain", { referrerDomain: "http://localhost" }],
    ["referrerDomain", { referrerDomain: "www.localhost" }],
    ["productsAvailed", { productsAvailed: "buy" }],
    ["fiatAmount", { fiatAmount: "-5" }],
    ["cryptoAmount", { cryptoAmount: 0 }],
    ["redirectURL", { redirectURL: "/done" }],
  ])("without a right %s is refused", async (name, change) => {
    const { refresh, call } = partnerOf();
    await refresh();
    const { status, body } = await call(SESSION, { widgetParams: { ...partner, ...change } });
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining(name)]);
  });

  test("needs JSON, the user's address, and the partner's key in a header", async () => {
    const { refresh, call } = partnerOf();
    await refresh();
    const ask = async (headers: Record<string, string>) =>
      (await call(SESSION, { widgetParams }, headers)).status;
    expect(await ask({ "content-type": "text/plain" })).toBe(400);
    expect(await ask({ "x-user-ip": "" })).toBe(400);
    expect(await ask({ "x-api-key": "" })).toBe(401);
    expect((await call(SESSION, {})).status).toBe(400);
    expect((await call(SESSION, [])).status).toBe(400);
  });

  test("is nothing that a page could ask for: there is no word of CORS", async () => {
    const sandbox = createSandbox();
    const { refresh, call } = partnerOf(sandbox);
    await refresh();
    const { headers } = await call(SESSION, { widgetParams }, { origin: "http://localhost:5173" });
    expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    const preflight = await sandbox.fetch(new Request(apiUrl + SESSION, { method: "OPTIONS" }));
    expect(preflight.headers.get("access-control-allow-origin")).toBeNull();
    expect(preflight.ok).toBe(false);
  });

  test("knows the keys that the sandbox was started with", async () => {
    const transak = { apiKey: "k", apiSecret: "s", referrerDomain: "shop.example" };
    const { refresh, call } = partnerOf(createSandbox({ transak }));
    const own = { "x-api-key": "k", "api-secret": "s" };
    expect((await refresh(own, { apiKey: "k" })).status).toBe(200);
    const body = { widgetParams: { apiKey: "k", referrerDomain: "shop.example" } };
    expect((await call(SESSION, body, own)).status).toBe(200);
  });
});

test("an error that the sandbox was told to give has the shape of the others", async () => {
  const { refresh, sandbox } = partnerOf();
  sandbox.injectFault({ at: "token", vendor: "transak", status: 429, retryAfter: 7 });
  const { status, headers, body } = await refresh();
  expect([status, headers.get("retry-after")]).toEqual([429, "7"]);
  expect(body["error"]).toMatchObject({ statusCode: 429, name: "internal_error" });
});

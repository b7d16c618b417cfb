import { describe, expect, test } from "vitest";
import { bleepaySandboxAssets } from "../../../src/vendors/bleepay/sandbox/widget.ts";
import { playBleepay } from "./playBleepay.ts";
import type { PlayedBleepay } from "./playBleepay.ts";

const WIDGET_SECRET = "wdgt_secret_sandbox";
const ASSET = bleepaySandboxAssets.find(
  ({ currency, network }) => currency === "USDC" && network === "polygon",
);
const ORDER = { ...ASSET, amount: "100", customerReference: "user-123" };

/** Calls the API as the partner's server does. */
async function call(
  { origin }: PlayedBleepay,
  path: string,
  secret: string | undefined = WIDGET_SECRET,
  body?: unknown,
  headers: Record<string, string> = { "content-type": "application/json" },
) {
  const response = await fetch(`${origin}/api/v1/widgets/${path}`, {
    ...(body !== undefined && {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
    headers: { ...headers, ...(secret && { "x-client-secret": secret }) },
  });
  const { status } = response;
  return { status, headers: response.headers, body: (await response.json()) as Body };
}
type Body = Record<string, unknown>;

const create = (vendor: PlayedBleepay, changes: object = {}) =>
  call(vendor, "wdgt_sandbox/create-session", WIDGET_SECRET, { ...ORDER, ...changes });

async function session(vendor: PlayedBleepay) {
  const { body } = await create(vendor);
  return { id: String(body.id), secret: String(body.clientSecret) };
}

describe("the configuration", () => {
  test("has the documented fields, and what the sandbox takes", async () => {
    const vendor = await playBleepay();
    const { status, body } = await call(vendor, "wdgt_sandbox/config");
    expect(status).toBe(200);
    const { config } = body as { config: Body };
    expect(Object.keys(config).join(" ")).toBe(
      "name mode minAmount maxAmount allowedNetworks allowedCurrencies allowedDepositAddresses " +
        "allowedMethods renderMode iconUrl color emoji defaultCurrency defaultCurrencyAddress " +
        "defaultNetwork defaultDepositAddress metadataSchema allowAllOrigins allowAllMethods",
    );
    expect(config).toMatchObject({
      minAmount: "10",
      maxAmount: "5000",
      allowedNetworks: ["TRC20", "ERC20", "polygon"],
      allowedCurrencies: ["USDT", "USDC"],
    });
    for (const { depositAddress } of bleepaySandboxAssets)
      expect(config.allowedDepositAddresses).toContain(depositAddress);
    expect(bleepaySandboxAssets).toHaveLength(6);
  });

  test("can be changed in part, or be none", async () => {
    const changed = await playBleepay({ config: { maxAmount: "50" } });
    const { body } = await call(changed, "wdgt_sandbox/config");
    expect(body.config).toMatchObject({ minAmount: "10", maxAmount: "50" });
    const inactive = await playBleepay({ config: null });
    expect(await call(inactive, "wdgt_sandbox/config")).toMatchObject({
      status: 200,
      body: { config: null, reason: "The widget is not active." },
    });
  });
});

describe("a session", () => {
  test("has the documented fields, and thirty minutes", async () => {
    const vendor = await playBleepay();
    const { status, body, headers } = await create(vendor);
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.stringMatching(/^dep_[0-9a-f]{12}$/),
      paymentStatus: "CREATED",
      amount: "100",
      ...ASSET,
      expiresAt: new Date(vendor.clock.now() + 30 * 60_000).toISOString(),
      clientSecret: expect.stringMatching(/^dep_secret_/),
    });
    expect(headers.get("date")).toBe(new Date(vendor.clock.now()).toUTCString());
  });

  test("is looked at with its own secret, and tells it no more", async () => {
    const vendor = await playBleepay();
    const { id, secret } = await session(vendor);
    const { status, body } = await call(vendor, `deposit-sessions/${id}`, secret);
    expect(status).toBe(200);
    expect(body).toEqual({
      id,
      paymentStatus: "CREATED",
      amount: "100",
      ...ASSET,
      txId: null,
      expiresAt: expect.any(String),
      confirmedAt: null,
    });
  });

  test.each([
    ["amount", undefined],
    ["amount", 100],
    ["amount", "0"],
    ["amount", "-1"],
    ["amount", "1e2"],
    ["amount", "9.99"],
    ["amount", "5000.000000000000000001"],
    ["amount", `100.${"0".repeat(29)}`],
    ["currency", "usdc"],
    ["currency", "U"],
    ["currency", "BTC"],
    ["network", "pol"],
    ["network", "solana"],
    ["network", undefined],
    ["currencyAddress", undefined],
    ["currencyAddress", "x".repeat(67)],
    ["depositAddress", ""],
    ["depositAddress", "0xElsewhere"],
    ["depositAddress", "x".repeat(129)],
    ["customerEmail", ""],
    ["customerEmail", "x".repeat(129)],
    ["customerReference", ""],
    ["customerReference", "x".repeat(129)],
    ["customerReference", 7],
    ["metadata", "text"],
    ["metadata", null],
    ["metadata", { long: "x".repeat(2048) }],
  ])("with `%s` %j is refused, naming it", async (field, value) => {
    const vendor = await playBleepay();
    const { status, body } = await create(vendor, { [field]: value });
    expect({ status, code: body.code }).toEqual({ status: 400, code: "validation_failed" });
    expect(body.message).toContain(field);
  });

  test.each([
    ["the least", { amount: "10" }],
    ["the most", { amount: "5000.00" }],
    ["a network's own coin", { currencyAddress: "" }],
    ["all that may be said", { customerEmail: "a@b.c", metadata: { order: 1 }, more: true }],
  ])("with %s is made", async (_what, changes) => {
    expect((await create(await playBleepay(), changes)).status).toBe(200);
  });

  test.each([
    ["text", "{"],
    ["a list", "[]"],
  ])("of %s is none", async (_what, body) => {
    const vendor = await playBleepay();
    const answer = await call(vendor, "wdgt_sandbox/create-session", WIDGET_SECRET, body);
    expect(answer).toMatchObject({ status: 400, body: { code: "validation_failed" } });
  });

  test("is sent as JSON", async () => {
    const vendor = await playBleepay();
    const path = "wdgt_sandbox/create-session";
    const answer = await call(vendor, path, WIDGET_SECRET, ORDER, { "content-type": "text/plain" });
    expect(answer.status).toBe(400);
  });

  test("expires on the sandbox's clock, to the millisecond", async () => {
    const vendor = await playBleepay();
    const { id, secret } = await session(vendor);
    const look = async () => (await call(vendor, `deposit-sessions/${id}`, secret)).body;
    vendor.clock.advance(30 * 60_000 - 1);
    expect((await look()).paymentStatus).toBe("CREATED");
    vendor.clock.advance(1);
    expect(await look()).toMatchObject({ paymentStatus: "EXPIRED", txId: null, confirmedAt: null });
  });
});

describe("a secret", () => {
  test.each([
    ["none", ""],
    ["a wrong one", "wdgt_secret_wrong"],
  ])("%s opens nothing", async (_what, secret) => {
    const vendor = await playBleepay();
    const { id } = await session(vendor);
    for (const [path, body] of [
      ["wdgt_sandbox/config", undefined],
      ["wdgt_sandbox/create-session", ORDER],
      [`deposit-sessions/${id}`, undefined],
      [`deposit-sessions/${id}/cancel-session`, {}],
    ] as const)
      expect(await call(vendor, path, secret, body)).toMatchObject({
        status: 401,
        body: { code: "unauthorized" },
      });
  });

  test("of one session opens no other, and no widget; the widget's opens no session", async () => {
    const vendor = await playBleepay();
    const [one, other] = [await session(vendor), await session(vendor)];
    for (const [path, secret] of [
      [`deposit-sessions/${one.id}`, other.secret],
      [`deposit-sessions/${one.id}`, WIDGET_SECRET],
      ["wdgt_sandbox/config", one.secret],
    ] as const)
      expect((await call(vendor, path, secret)).status).toBe(401);
    expect((await call(vendor, `deposit-sessions/${one.id}`, one.secret)).status).toBe(200);
  });

  test("can be chosen", async () => {
    const vendor = await playBleepay({ widgetId: "wdgt_mine", clientSecret: "mine" });
    expect((await call(vendor, "wdgt_mine/config", "mine")).status).toBe(200);
    expect((await call(vendor, "wdgt_mine/config")).status).toBe(401);
  });
});

test.each([
  ["another widget", "wdgt_other/config", undefined],
  ["another widget's session", "wdgt_other/create-session", ORDER],
  ["no session", "deposit-sessions/dep_000000000000", undefined],
  ["no call of Bleepay's", "wdgt_sandbox/delete", undefined],
  ["the wrong method", "wdgt_sandbox/config", {}],
])("404 for %s", async (_what, path, body) => {
  const vendor = await playBleepay();
  expect(await call(vendor, path, WIDGET_SECRET, body)).toMatchObject({
    status: 404,
    body: { code: "not_found" },
  });
});

describe("calling off", () => {
  async function cancel(vendor: PlayedBleepay, { id, secret }: { id: string; secret: string }) {
    const { status, body } = await call(
      vendor,
      `deposit-sessions/${id}/cancel-session`,
      secret,
      {},
    );
    return { status, body };
  }

  test.each(["CREATED", "PENDING"])("ends what is %s", async (status) => {
    const vendor = await playBleepay();
    const one = await session(vendor);
    if (status === "PENDING") vendor.sandbox.events.pay?.(one.id);
    expect(await cancel(vendor, one)).toEqual({ status: 200, body: { status: "cancelled" } });
    vendor.clock.advance(60_000);
    expect(vendor.sandbox.transaction(one.id)?.paymentStatus).toBe("EXPIRED");
    expect(await cancel(vendor, one)).toMatchObject({
      status: 400,
      body: { code: "cannot_cancel" },
    });
  });

  test.each(["underpay", "overpay"] as const)("comes too late after %s", async (event) => {
    const vendor = await playBleepay();
    const one = await session(vendor);
    vendor.sandbox.events[event]?.(one.id);
    expect((await cancel(vendor, one)).status).toBe(400);
  });
});

test("knows what each request is about", async () => {
  const { sandbox, origin } = await playBleepay();
  const placeOf = (path: string) => sandbox.getPlace(new Request(origin + path));
  expect(placeOf("/api/v1/widgets/wdgt_a/config")).toBe("config");
  expect(placeOf("/api/v1/widgets/wdgt_a/create-session")).toBe("session");
  expect(placeOf("/api/v1/widgets/deposit-sessions/dep_a")).toBe("transaction");
  expect(placeOf("/api/v1/widgets/deposit-sessions/dep_a/cancel-session")).toBe("cancel");
  expect(placeOf("/api/v1/widgets/wdgt_a")).toBeUndefined();
  expect(placeOf("/widget/session")).toBeUndefined();
  expect(sandbox.apiPaths.test("/api/v1/widgets/wdgt_a/config")).toBe(true);
  for (const path of ["", "/", "/api/v1/widgets/wdgt_a/config"])
    expect(sandbox.widgetPaths.test(path)).toBe(false);
});

test("errors on demand look like Bleepay's own", async () => {
  const { sandbox } = await playBleepay();
  const facts = { status: 429, error: "rate_limited", message: "Slow down.", retryAfter: 7 };
  const response = sandbox.refuse({ ...facts, code: undefined });
  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).toBe("7");
  expect(await response.json()).toEqual({ code: "rate_limited", message: "Slow down." });
});

test("whoever starts it is told what a backend needs", async () => {
  const { sandbox } = await playBleepay({ clientSecret: "mine" });
  expect(Object.fromEntries(sandbox.describe("http://localhost:5174"))).toMatchObject({
    API: "http://localhost:5174/api/v1",
    Widget: "wdgt_sandbox",
    "Client secret": "mine",
    "Webhook secret": "whsec_sandbox",
    Takes: "USDT, USDC on TRC20, ERC20, polygon, from 10 to 5000",
  });
  const { sandbox: inactive } = await playBleepay({ config: null });
  expect(Object.fromEntries(inactive.describe(""))).toMatchObject({
    Takes: "nothing: the widget is not active",
  });
});

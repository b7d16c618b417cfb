import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Order } from "../../../src/order.ts";
import { rampEndpoint } from "../../../src/server.ts";
import { bleepaySandboxAssets } from "../../../src/vendors/bleepay/sandbox/widget.ts";
import { memoryKeys } from "../../../src/vendors/memoryKeys.ts";
import { bleepayServer } from "../../../src/vendors/bleepay/server.ts";
import type { SandboxEvent } from "../../../src/vendors/VendorSandbox.ts";
import type { Reply } from "../../server/scriptVendor.ts";
import { listen } from "../../server/serve.ts";
import { playBleepay } from "../../sandbox/bleepay/playBleepay.ts";

const MINUTE = 60_000;
const ADA = { id: "ada", email: "ada@example.com" };
const EVE = { id: "eve", email: "eve@example.com" };
const BUY = { mode: "buy", currency: "USDC", network: "polygon", amount: "100.50" } satisfies Order;
const UNCERTAIN = { status: 503, body: { code: "deposit_uncertain" } };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Bleepay's server over the sandbox, and what it asked since the configuration was read. */
async function overSandbox() {
  const played = await playBleepay();
  const start = (clientSecret = "wdgt_secret_sandbox") =>
    bleepayServer(
      {
        baseUrl: played.origin,
        widgetId: "wdgt_sandbox",
        clientSecret,
        assets: bleepaySandboxAssets,
      },
      async () => {},
    );
  const server = start();
  const open = async (
    order: { amount?: string; network?: string; currency?: string } = {},
    user = ADA,
  ) => {
    const { status, body } = await server.createSession({ ...BUY, ...order }, user);
    expect(status).toBe(200);
    return body;
  };
  const calls = () =>
    played.asked
      .map((call) => call.replace("/api/v1/widgets/", "").replace(/dep_\w+/, "ID"))
      .filter((call) => !call.endsWith("/config"));
  const statusOf = (id: unknown) => played.sandbox.transaction(String(id))?.paymentStatus;
  return { ...played, server, start, open, calls, statusOf };
}

const CREATE = "POST wdgt_sandbox/create-session";
const LOOK = "GET deposit-sessions/ID";
const CANCEL = "POST deposit-sessions/ID/cancel-session";

// faults M1
describe("a user who asks again for a deposit that is open and unpaid", () => {
  test("gets that one, as it stands now", async () => {
    const { open, calls, clock } = await overSandbox();
    const first = await open();
    clock.advance(20 * MINUTE);
    const second = await open();
    expect(second).toEqual({ ...first, now: new Date(clock.now() + 999).toISOString() });
    expect(calls()).toEqual([CREATE, LOOK]);
  });

  test.each(["100.5", "0100.5000"])("gets that one for %s, which is as much", async (amount) => {
    const { open } = await overSandbox();
    expect((await open({ amount })).id).toBe((await open()).id);
  });

  test("gets that one in five tabs at once", async () => {
    const { open, calls } = await overSandbox();
    const ids = await Promise.all(Array.from({ length: 5 }, async () => (await open()).id));
    expect(new Set(ids).size).toBe(1);
    expect(calls()).toEqual([CREATE, LOOK, LOOK, LOOK, LOOK]);
  });

  test("gets that one from another instance with the same store", async () => {
    const { start, calls } = await overSandbox();
    const store = memoryKeys();
    const instances = [start(), start()];
    for (const instance of instances) instance.useStore?.(store);
    const opened = await Promise.all(instances.map((instance) => instance.createSession(BUY, ADA)));
    const ids = opened.map(({ body }) => body["id"]);
    expect(ids[0]).toMatch(/^dep_/);
    expect(ids[1]).toBe(ids[0]);
    expect(calls()).toEqual([CREATE, LOOK]);
  });

  test("gets no second one after the secret that sealed its id was replaced", async () => {
    const { start, calls } = await overSandbox();
    const store = memoryKeys();
    const before = start();
    before.useStore?.(store);
    await before.createSession(BUY, ADA);
    const after = start("another-secret");
    after.useStore?.(store);
    const asked = calls().length;
    for (let time = 0; time < 3; time++) {
      const { status, body } = await after.createSession(BUY, ADA);
      // Bleepay refuses the unknown secret before anything else is looked at.
      expect([502, 503]).toContain(status);
      expect(body["id"]).toBeUndefined();
    }
    expect(
      calls()
        .slice(asked)
        .filter((call) => call === CREATE),
    ).toEqual([]);
  });

  test("gets that one through the endpoint, whatever the key", async () => {
    const { server, calls } = await overSandbox();
    const endpoint = rampEndpoint({ vendors: [server], user: () => ADA });
    const ask = async (key: string) => {
      const { mode: type, currency, network, amount } = BUY;
      const headers = { "Content-Type": "application/json", "Idempotency-Key": key };
      const body = JSON.stringify({ type, currency, network, amount });
      const request = new Request("https://shop.example/session", {
        method: "POST",
        headers,
        body,
      });
      return (await (await endpoint(request)).json()) as Record<string, unknown>;
    };
    const ids = [];
    for (const key of ["key-of-tab-1", "key-of-tab-2", "key-of-tab-1"])
      ids.push((await ask(key)).id);
    expect(new Set(ids).size).toBe(1);
    expect(calls().filter((call) => call === CREATE)).toHaveLength(1);
  });

  test.each<[string, { amount?: string; network?: string; currency?: string }, typeof ADA]>([
    ["another amount", { amount: "100.51" }, ADA],
    ["another network", { network: "ERC20" }, ADA],
    ["another currency", { currency: "USDT" }, ADA],
    ["another user", {}, EVE],
  ])("leaves the one of %s alone", async (_what, order, user) => {
    const { open, calls } = await overSandbox();
    const first = await open();
    const other = await open(order, user);
    expect(other.id).not.toBe(first.id);
    expect((await open()).id).toBe(first.id);
    expect(calls().filter((call) => call === CREATE)).toHaveLength(2);
  });

  test("gets another one in the last five minutes, after the first was called off", async () => {
    const { open, calls, clock, statusOf } = await overSandbox();
    const first = await open();
    clock.advance(26 * MINUTE);
    const second = await open();
    expect(second.id).not.toBe(first.id);
    expect([statusOf(first.id), statusOf(second.id)]).toEqual(["EXPIRED", "CREATED"]);
    expect(calls()).toEqual([CREATE, LOOK, LOOK, CANCEL, LOOK, CREATE]);
    expect((await open()).id).toBe(second.id);
  });
});

// faults M1
test("a deposit that got too little is given out again: the rest may still come", async () => {
  const { open, calls, sandbox, statusOf } = await overSandbox();
  const first = await open();
  sandbox.events.underpay?.(String(first.id));
  const again = await open();
  expect([again.id, again.paymentStatus]).toEqual([first.id, "UNDERPAID"]);
  expect(statusOf(first.id)).toBe("UNDERPAID");
  expect(calls()).toEqual([CREATE, LOOK]);
});

test.each<[string, SandboxEvent | "expires"]>([
  ["is seen on the chain", "paymentSeen"],
  ["is paid", "pay"],
  ["got too much", "overpay"],
  ["was called off", "cancel"],
  ["has expired", "expires"],
])("a deposit that %s is not given out again, and is left as it is", async (_what, event) => {
  const { open, calls, clock, sandbox, statusOf } = await overSandbox();
  const first = await open();
  if (event === "expires") clock.advance(31 * MINUTE);
  else sandbox.events[event]?.(String(first.id));
  const was = statusOf(first.id);
  expect((await open()).id).not.toBe(first.id);
  expect(statusOf(first.id)).toBe(was);
  expect(calls()).toEqual([CREATE, LOOK, CREATE]);
});

const SESSION = {
  id: "dep_a1b2c3d4e5f6",
  paymentStatus: "CREATED",
  amount: "100.50",
  currency: "USDC",
  network: "polygon",
  currencyAddress: "0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174",
  depositAddress: "0xMerchant",
};
const created = (id = SESSION.id, minutes = 30): Reply => ({
  body: {
    ...SESSION,
    id,
    expiresAt: new Date(Date.now() + minutes * MINUTE).toISOString(),
    clientSecret: "dep_secret_xyz",
  },
});
const seen = (changes: object = {}, minutes = 30): Reply => ({
  body: {
    ...SESSION,
    txId: null,
    expiresAt: new Date(Date.now() + minutes * MINUTE).toISOString(),
    confirmedAt: null,
    ...changes,
  },
});

/** Bleepay's server over an API that plays the replies in turn, besides its configuration. */
async function overScript(...replies: Reply[]) {
  const asked: string[] = [];
  const baseUrl = await listen(({ url = "", socket }, response) => {
    if (url.endsWith("/config"))
      return void response.end(JSON.stringify({ config: { mode: "CUSTOMER_AMOUNT" } }));
    const { status = 200, headers, body = {}, hangsUp } = replies[asked.length] ?? { status: 501 };
    asked.push(url);
    if (hangsUp) return void socket.destroy();
    response.writeHead(status, { ...headers, Date: new Date().toUTCString() });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  const server = bleepayServer(
    { baseUrl, widgetId: "w", clientSecret: "wdgt_secret_abc", assets: bleepaySandboxAssets },
    async () => {},
  );
  const open = (amount = BUY.amount) => server.createSession({ ...BUY, amount }, ADA);
  const creations = () => asked.filter((url) => url.endsWith("/create-session")).length;
  return { open, asked, creations };
}

const LOST: [string, Reply][] = [
  ["500", { status: 500 }],
  ["502", { status: 502 }],
  ["504", { status: 504, body: "<html>" }],
  ["a connection that breaks", { hangsUp: true }],
  ["an answer that is no JSON", { body: "<html>" }],
  ["a redirect", { status: 302, headers: { Location: "/" } }],
];

// faults M1
describe("while it is not known whether Bleepay opened a deposit", () => {
  test.each([
    ...LOST,
    ["no secret", { body: { ...SESSION, clientSecret: undefined } }],
    ["no id", { body: { clientSecret: "dep_secret_xyz" } }],
  ] satisfies [string, Reply][])("after %s, there is no second one", async (_what, reply) => {
    const { open, asked, creations } = await overScript(reply, created("dep_b"), created("dep_c"));
    expect((await open()).status).toBeGreaterThanOrEqual(500);
    const before = asked.length;
    expect(await open()).toMatchObject({ ...UNCERTAIN, retryAfter: String(31 * 60) });
    vi.setSystemTime(Date.now() + 31 * MINUTE - 1000);
    expect(await open()).toMatchObject({ ...UNCERTAIN, retryAfter: "1" });
    expect(asked).toHaveLength(before);
    // Another amount cannot be mistaken for it.
    expect((await open("100.51")).status).toBe(200);
    vi.setSystemTime(Date.now() + 1000);
    expect((await open()).status).toBe(200);
    expect(creations()).toBe(3);
  });

  test("because it is still being asked, a second tab waits", async () => {
    const { open, creations } = await overScript({ status: 502 });
    const [first, second] = await Promise.all([open(), open()]);
    expect(first.status).toBe(502);
    expect(second).toMatchObject(UNCERTAIN);
    expect(creations()).toBe(1);
  });

  test.each([400, 401, 403, 404, 429])("%i says that it did not: asked again", async (status) => {
    const { open, creations } = await overScript({ status }, created());
    expect((await open()).status).toBeGreaterThanOrEqual(400);
    expect((await open()).status).toBe(200);
    expect(creations()).toBe(2);
  });
});

// faults M1
describe("while it is not known how the open deposit stands", () => {
  test.each([
    ...LOST.filter(([, { status }]) => status !== 500 && status !== 502),
    ["429", { status: 429, headers: { "Retry-After": "7" } }],
    ["401", { status: 401 }],
    ["another deposit", seen({ id: "dep_other" })],
    ["a word that nobody knows", seen({ paymentStatus: "ON_HOLD" })],
  ] satisfies [string, Reply][])("for %s, there is no second one", async (what, reply) => {
    // What breaks off is tried twice more.
    const tries = what.startsWith("a connection") ? 3 : 1;
    const { open, creations } = await overScript(
      created(),
      ...Array.from({ length: tries }, () => reply),
      seen(),
    );
    const { id } = (await open()).body;
    expect(await open()).toMatchObject({
      ...UNCERTAIN,
      retryAfter: what === "429" ? "7" : undefined,
    });
    expect((await open()).body.id).toBe(id);
    expect(creations()).toBe(1);
  });

  test("for 404, there is no second one until that has lasted for ten seconds", async () => {
    const { open, creations } = await overScript(
      created(),
      { status: 404 },
      { status: 404 },
      seen(),
      { status: 404 },
      { status: 404 },
      created("dep_other"),
    );
    const { id } = (await open()).body;
    expect(await open()).toMatchObject(UNCERTAIN);
    vi.setSystemTime(Date.now() + 9_999);
    expect(await open()).toMatchObject(UNCERTAIN);
    expect((await open()).body.id).toBe(id);
    expect(await open()).toMatchObject(UNCERTAIN);
    vi.setSystemTime(Date.now() + 10_000);
    expect((await open()).status).toBe(200);
    expect(creations()).toBe(2);
  });

  test.each<[string, Reply[]]>([
    ["is not answered", [seen({}, 1), { status: 504 }]],
    ["is refused", [seen({}, 1), { status: 400 }]],
    ["changes nothing", [seen({}, 1), { body: { status: "cancelled" } }, seen({}, 1)]],
    ["cannot be seen", [seen({}, 1), { body: { status: "cancelled" } }, { status: 504 }]],
    ["came too late", [seen({ paymentStatus: "PENDING" }, 1)]],
  ])("for a cancellation that %s, there is no second one", async (_what, replies) => {
    const { open, creations } = await overScript(created(), seen({}, 1), ...replies);
    await open();
    expect(await open()).toMatchObject(UNCERTAIN);
    expect(creations()).toBe(1);
  });
});

import { expect, test } from "vitest";
import { createSandbox } from "../../src/sandbox.ts";
import { describeVendors } from "../../src/sandbox/describeVendors.ts";
import { createVendorServer } from "../../src/sandbox/createVendorServer.ts";
import type { SandboxEvent, SandboxPlace, VendorSandbox } from "../../src/vendors/VendorSandbox.ts";
import { pageUrl } from "./partner.ts";

const EVENTS: readonly SandboxEvent[] = [
  "order",
  "pay",
  "paymentSeen",
  "underpay",
  "overpay",
  "decline",
  "cancel",
  "refund",
  "hold",
  "showDeposit",
  "depositArrives",
];

/** A vendor whose whole API is `/name/PLACE`, and whose transactions are called `name-1` and so on. */
function pretend(name: string, extra: Partial<VendorSandbox> = {}) {
  const happened: string[] = [];
  const record = (event: string) => (id: string) => void happened.push(`${event} ${id}`);
  const vendor: VendorSandbox = {
    name,
    apiPaths: new RegExp(`^/${name}/`),
    widgetPaths: new RegExp(`^/${name}-page$`),
    describe: (apiUrl) => [["API", `${apiUrl}/${name}`]],
    getPlace: ({ url }) => new URL(url).pathname.split("/")[2] as SandboxPlace,
    answer: async ({ url }) =>
      Response.json({ from: name }, { status: url.endsWith("?bad") ? 400 : 200 }),
    refuse: ({ status, ...facts }) => Response.json({ [name]: facts }, { status }),
    has: (id) => id.startsWith(`${name}-`),
    transaction: (id) => ({ id, name }),
    events: Object.fromEntries(EVENTS.map((event) => [event, record(event)])),
    getEventsTo: () => [],
    newest: () => undefined,
    webhooks: {
      send: () => {},
      redeliver: record("redeliver"),
      capture: () => [],
      history: () => [],
      post: async () => undefined,
      stop: () => {},
    },
    getWebhookId: (id) => id,
    timePassed: () => void happened.push("time"),
    close: () => void happened.push("close"),
    ...extra,
  };
  return { vendor, happened };
}

function two() {
  const [red, blue] = [
    pretend("red"),
    pretend("blue", { events: { order: () => {}, refund: () => {} } }),
  ];
  const sandbox = createVendorServer(() => [red.vendor, blue.vendor], {
    webhookUrl: "http://localhost:3000/hooks",
  });
  const ask = async (path: string) => {
    const response = await sandbox.fetch(new Request(pageUrl + path, { method: "POST" }));
    return { status: response.status, body: await response.json() };
  };
  return { red, blue, sandbox, ask };
}

test("each vendor answers at its own addresses, and nobody at the others", async () => {
  const { ask } = two();
  expect(await ask("/red/session")).toEqual({ status: 200, body: { from: "red" } });
  expect(await ask("/blue/session")).toEqual({ status: 200, body: { from: "blue" } });
  expect(await ask("/blue-page")).toEqual({ status: 200, body: { from: "blue" } });
  expect(await ask("/green/session")).toEqual({
    status: 404,
    body: { message: "There is nothing at this address." },
  });
});

test("each event happens to the transaction's vendor, and to no other", () => {
  const { red, blue, sandbox } = two();
  for (const event of EVENTS) sandbox[event]("red-1");
  expect(red.happened).toEqual(EVENTS.map((event) => `${event} red-1`));
  expect(blue.happened).toEqual([]);
  expect(() => sandbox.pay("green-1")).toThrow("The sandbox has no transaction green-1.");
});

test("an event that the vendor does not know is said in a sentence that names those it knows", () => {
  const { sandbox } = two();
  expect(() => sandbox.pay("blue-1")).toThrow(
    'Transaction blue-1 is with the vendor "blue", where "pay" never happens. There it can be one of order, refund.',
  );
});

test("transactions, webhooks and time reach the vendor whose they are", () => {
  const { red, blue, sandbox } = two();
  expect(sandbox.transaction("blue-1")).toEqual({ id: "blue-1", name: "blue" });
  expect(sandbox.transaction("green-1")).toBeUndefined();
  sandbox.redeliverWebhook("red-1");
  expect(() => sandbox.redeliverWebhook("green-1")).toThrow("no transaction green-1");
  sandbox.clock.advance(1);
  sandbox.close();
  expect(red.happened).toEqual(["redeliver red-1", "time", "close"]);
  expect(blue.happened).toEqual(["time", "close"]);
});

test("a fault of one vendor waits for that vendor's request, and speaks its words", async () => {
  const { sandbox, ask } = two();
  sandbox.injectFault({ at: "token", vendor: "blue", status: 401 });
  expect((await ask("/red/token")).status).toBe(200);
  expect((await ask("/blue/session")).status).toBe(200);
  expect(await ask("/blue/token")).toEqual({
    status: 401,
    body: { blue: { error: "internal_error", message: "The sandbox was told to fail here." } },
  });
  expect((await ask("/blue/token")).status).toBe(200);
});

test("a fault without a vendor meets whoever comes first", async () => {
  const { sandbox, ask } = two();
  sandbox.injectFault({
    at: "cancel",
    status: 400,
    error: "cannot_cancel",
    message: "No.",
    retryAfter: 3,
  });
  expect(await ask("/blue/cancel")).toEqual({
    status: 400,
    body: { blue: { error: "cannot_cancel", message: "No.", retryAfter: 3 } },
  });
  expect((await ask("/red/cancel")).status).toBe(200);
});

test("a fault of a vendor that is not played is a programmer's mistake", () => {
  const { sandbox } = two();
  expect(() => sandbox.injectFault({ at: "token", vendor: "green" })).toThrow(
    "Name one of red, blue.",
  );
});

test("tokens, sessions and cancels count where they were given, looks wherever they were asked for", async () => {
  const { sandbox, ask } = two();
  for (const place of ["token", "session", "cancel", "transaction"])
    for (const vendor of ["red", "blue"]) {
      await ask(`/${vendor}/${place}`);
      await ask(`/${vendor}/${place}?bad`);
    }
  sandbox.injectFault({ at: "token", answer: "empty" });
  await ask("/red/token");
  expect(sandbox.counts).toMatchObject({ tokens: 2, sessions: 2, cancels: 2, statusRequests: 4 });
});

test("a WebSocket goes to the vendor that has the address and speaks it", async () => {
  const red = pretend("red", { connect: () => () => () => {} });
  const { vendor: blue } = pretend("blue");
  const sandbox = createVendorServer(() => [red.vendor, blue], {});
  const connect = (path: string) => sandbox.connect(new Request(pageUrl + path));
  expect(await connect("/red/ws")).toBeInstanceOf(Function);
  expect(await connect("/blue/ws")).toHaveProperty("status", 404);
  sandbox.injectFault({ at: "socket", vendor: "blue", status: 503 });
  expect(await connect("/red/ws")).toBeInstanceOf(Function);
});

test("what whoever starts it must know stands in columns under each vendor", () => {
  const { vendor: red } = pretend("red");
  const { vendor: blue } = pretend("blue", { describe: () => [["Client secret", "abc"]] });
  expect(describeVendors([red, blue], "http://localhost:1")).toBe(
    ["Red", "  API            http://localhost:1/red", "", "Blue", "  Client secret  abc"].join(
      "\n",
    ),
  );
});

test.each([
  ["/widget/session", "proof", "api"],
  ["/widget/transactions/a", "proof", "api"],
  ["/widget/users/a/kyc-status", "proof", "api"],
  ["/v1.6/widget/buy/rate", "proof", "api"],
  ["/v1.6/public/currency-limits", "proof", "api"],
  ["/ws", "proof", "api"],
  ["/widget.2.0.js", "proof", "widget"],
  ["/frame", "proof", "widget"],
  ["/frame/open", "proof", "widget"],
  ["/partners/api/v2/refresh-token", "transak", "api"],
  ["/partners/api/v2/order/a", "transak", "api"],
  ["/api/v2/auth/session", "transak", "api"],
  ["/", "transak", "widget"],
  ["/transak/open", "transak", "widget"],
  ["/api/v1/widgets/a/config", "bleepay", "api"],
  ["/api/v1/widgets/deposit-sessions/a/cancel-session", "bleepay", "api"],
  ["/sandbox/counts", undefined, undefined],
  ["/widget", undefined, undefined],
  ["/elsewhere", undefined, undefined],
])("%s belongs to %s alone, and to one port", (path, name, port) => {
  const owners = createSandbox().vendors.flatMap(({ name, apiPaths, widgetPaths }) =>
    Object.entries({ api: apiPaths, widget: widgetPaths })
      .filter(([, paths]) => paths.test(path))
      .map(([port]) => [name, port]),
  );
  expect(owners).toEqual(name === undefined ? [] : [[name, port]]);
});

test("every vendor can be used by whoever reads what the sandbox prints", () => {
  const text = describeVendors(createSandbox().vendors, "http://localhost:5174");
  for (const word of [
    "Proof",
    "sandbox-client-token",
    "000000",
    "4444 4444 4444 3333, CVC 123",
    "Transak",
    "sandbox-transak-secret",
    "Bleepay",
    "wdgt_secret_sandbox",
    "whsec_sandbox",
  ])
    expect(text).toContain(word);
});

import { describe, expect, onTestFinished, test } from "vitest";
import { rampEndpoint } from "../../src/server.ts";
import type { RampEndpointOptions, VendorServer } from "../../src/server.ts";
import { eventsOf } from "./listenToEvents.ts";
import { permissiveVendor } from "./permissiveVendor.ts";

const ORDER = { type: "buy", currency: "USDT", fiat_currency: "EUR", fiat_amount: "100" };
const BASE = "https://shop.example/api/ramp";

interface Init {
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
}

/** A partner with two vendors, and what each of them was asked. The cookie says who is signed in. */
function start(
  answers: { one?: Partial<VendorServer>; two?: Partial<VendorServer> } = {},
  options: Partial<RampEndpointOptions> = {},
) {
  const one = permissiveVendor({ name: "one", ...answers.one });
  const two = permissiveVendor({ name: "two", ...answers.two });
  const endpoint = rampEndpoint({
    vendors: [one.vendor, two.vendor],
    user: (request) => {
      const id = request.headers.get("cookie");
      return id ? { id, email: `${id}@example.com` } : null;
    },
    ...options,
  });
  const ask = (method: string, path: string, init: Init = {}, user = "ada") =>
    endpoint(
      new Request(BASE + path, { method, ...init, headers: { Cookie: user, ...init.headers } }),
    );
  const order = (fields: object = {}) =>
    ask("POST", "/session", {
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...ORDER, ...fields }),
    });
  const watch = async (query = "", user = "ada") => {
    const tab = new AbortController();
    onTestFinished(() => tab.abort());
    const init = { signal: tab.signal };
    return eventsOf(await ask("GET", `/transactions/tx-1/events${query}`, init, user), () =>
      tab.abort(),
    );
  };
  const ordered = () => [one.orders.length, two.orders.length];
  return { one, two, ask, order, watch, ordered };
}

/** All that a browser sees of an answer, but the id of each request. */
async function seen(response: Response) {
  const headers = [...response.headers].filter(([name]) => name !== "x-request-id");
  return [response.status, headers, await response.text()];
}

describe("an order goes to", () => {
  test("the first vendor, where it names none", async () => {
    const { order, ordered } = start();
    expect((await order()).status).toBe(200);
    expect(ordered()).toEqual([1, 0]);
  });

  test("the vendor that it names", async () => {
    const { order, ordered, two } = start();
    expect((await order({ vendor: "two" })).status).toBe(200);
    expect(ordered()).toEqual([0, 1]);
    expect(two.orders[0]?.order).toMatchObject({ vendor: "two", fiatAmount: "100" });
  });

  test.each([
    ["for an order that names none", {}],
    ["instead of the one that it names", { vendor: "one" }],
    ["instead of one that is not there", { vendor: "cheapest" }],
  ])("the vendor that the partner's rules chose, %s", async (_what, fields) => {
    const { order, ordered } = start({}, { order: (order) => ({ ...order, vendor: "two" }) });
    expect((await order(fields)).status).toBe(200);
    expect(ordered()).toEqual([0, 1]);
  });

  test.each<[string, object, Partial<RampEndpointOptions>]>([
    ["a name that the browser made up", { vendor: "three" }, {}],
    ["a name in other letters", { vendor: "TWO" }, {}],
    ["a name that every object has", { vendor: "constructor" }, {}],
    ["a name that the partner's rules made up", {}, { order: (o) => ({ ...o, vendor: "three" }) }],
  ])("nobody by %s, and a sentence says so", async (_what, fields, options) => {
    const { order, ordered } = start({}, options);
    const response = await order(fields);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: "configuration_error",
      code: "unknown_vendor",
      message: expect.stringMatching(/names none of this endpoint's vendors: one, two\./),
    });
    expect(ordered()).toEqual([0, 0]);
  });

  test.each(["", " ", "two two", "two\n", "<b>", "t".repeat(33), 2, null])(
    "nobody by %j, which is no name",
    async (vendor) => {
      const { order, ordered } = start();
      const response = await order({ vendor });
      expect(response.status).toBe(400);
      expect((await response.json()).message).toContain("`vendor`");
      expect(ordered()).toEqual([0, 0]);
    },
  );
});

test("two vendors of one name are refused at once", () => {
  const vendors = ["one", "two", "one"].map((name) => permissiveVendor({ name }).vendor);
  expect(() => rampEndpoint({ vendors, user: () => null })).toThrow(
    /^rampEndpoint\(\) got two vendors called "one", .* Give each a `name` of its own/,
  );
});

describe("a transaction is asked of", () => {
  test.each([
    ["the first vendor, where none is named", "", [1, 0]],
    ["the vendor that is named", "?vendor=two", [0, 1]],
    ["the first of two that are named", "?vendor=two&vendor=one", [0, 1]],
  ])("%s", async (_what, query, looks) => {
    const { ask, one, two } = start();
    expect((await ask("GET", `/transactions/tx-1${query}`)).status).toBe(200);
    expect([one.looks.length, two.looks.length]).toEqual(looks);
  });

  test.each(["three", "TWO", "", "constructor", "__proto__", "two%00", "two%20"])(
    "nobody by the name %j, and it looks like one that is unknown",
    async (name) => {
      const unknown = { getTransaction: async () => ({ status: 404, body: { code: "gone" } }) };
      const { ask, one, two } = start();
      const none = start({ one: unknown });
      for (const path of ["", "/events"])
        expect(await seen(await ask("GET", `/transactions/tx-1${path}?vendor=${name}`))).toEqual(
          await seen(await none.ask("GET", `/transactions/tx-1${path}`)),
        );
      expect([...one.looks, ...two.looks]).toEqual([]);
    },
  );

  test("nobody by anybody who is not signed in", async () => {
    const { ask, two } = start();
    for (const query of ["?vendor=two", "?vendor=three"])
      expect((await ask("GET", `/transactions/tx-1${query}`, {}, "")).status).toBe(401);
    expect(two.looks).toEqual([]);
  });
});

describe("what the browser heard that the vendor calls it", () => {
  test.each(["order-1", "a", "A_b.c-9", "..a", "a".repeat(255)])(
    "is passed on: %s",
    async (reference) => {
      const { ask, watch, two } = start();
      const query = `?vendor=two&reference=${reference}`;
      await ask("GET", `/transactions/tx-1${query}`);
      await (await watch(query)).next();
      const asked = { id: "tx-1", user: "ada", reference };
      expect(two.looks).toEqual([asked, asked]);
    },
  );

  test.each(["", "..", ".", "a%2Fb", "a%0A", "%0Aa", "a%20b", "\u00e4", "a".repeat(256), "a%00"])(
    "is ignored where it could not be a name: %j",
    async (reference) => {
      const { ask, watch, one } = start();
      const query = `?reference=${reference}`;
      expect((await ask("GET", `/transactions/tx-1${query}`)).status).toBe(200);
      await (await watch(query)).next();
      const asked = { id: "tx-1", user: "ada", reference: undefined };
      expect(one.looks).toEqual([asked, asked]);
    },
  );
});

describe("who watches", () => {
  test("hears of the named vendor's transaction, though another has one of that id", async () => {
    const says = (status: string) => ({
      getTransaction: async () => ({ status: 200, body: { status } }),
    });
    const { watch } = start({ one: says("pending"), two: says("processing") });
    expect(await (await watch("?vendor=one")).next()).toEqual({ status: "pending" });
    expect(await (await watch("?vendor=two")).next()).toEqual({ status: "processing" });
  });

  test("shares the looks with whoever names no vendor and means the same", async () => {
    const { watch, one } = start();
    await (await watch()).next();
    await (await watch("?vendor=one")).next();
    expect(one.looks).toHaveLength(1);
  });

  test("has the vendor asked with the newest reference that anybody gave, at once", async () => {
    const known: Record<string, string> = { none: "pending", a: "processing", b: "completed" };
    const asked: string[] = [];
    const { watch } = start({
      one: {
        async getTransaction(_id, _user, reference = "none") {
          asked.push(reference);
          return { status: 200, body: { status: known[reference] } };
        },
      },
    });
    const first = await watch();
    expect(await first.next()).toEqual({ status: "pending" });
    const second = await watch("?reference=a");
    expect(await first.next()).toEqual({ status: "processing" });
    // One who knows none, or the same, brings no news.
    await (await watch()).next();
    await (await watch("?reference=a")).next();
    // A look would have been due before this.
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(asked).toEqual(["none", "a"]);
    await watch("?reference=b");
    expect(await first.rest()).toEqual([{ status: "completed" }]);
    expect((await second.rest()).at(-1)).toEqual({ status: "completed" });
    expect(asked).toEqual(["none", "a", "b"]);
  });

  test("has the vendor asked again, where a reference came while it was being asked", async () => {
    const asked: (string | undefined)[] = [];
    let answer = () => {};
    const { watch } = start({
      one: {
        async getTransaction(_id, _user, reference) {
          asked.push(reference);
          if (reference === undefined) await new Promise<void>((resolve) => (answer = resolve));
          return { status: 200, body: { status: reference ? "completed" : "pending" } };
        },
      },
    });
    const first = watch();
    await expect.poll(() => asked).toEqual([undefined]);
    const second = watch("?reference=a");
    await new Promise((resolve) => setImmediate(resolve));
    answer();
    expect((await (await first).rest()).at(-1)).toEqual({ status: "completed" });
    await second;
    expect(asked).toEqual([undefined, "a"]);
  });
});

describe("calling a purchase off", () => {
  const cancelled = { id: "tx-1", status: "cancelled" };
  const obeys = () => {
    const calls: unknown[] = [];
    const cancelTransaction: VendorServer["cancelTransaction"] = async (id, user) => {
      calls.push([id, user.id]);
      return { status: 200, body: cancelled };
    };
    return { calls, cancelTransaction };
  };

  test.each(["", "/"])(
    "asks the named vendor (/cancel%s), and passes its answer on",
    async (end) => {
      const { calls, cancelTransaction } = obeys();
      const { ask } = start({ two: { cancelTransaction } });
      const response = await ask("POST", `/transactions/tx-1/cancel${end}?vendor=two`);
      expect([response.status, await response.json()]).toEqual([200, cancelled]);
      expect(response.headers.get("Cache-Control")).toBe("no-store");
      expect(calls).toEqual([["tx-1", "ada"]]);
    },
  );

  test("passes on the vendor's error, cut to size", async () => {
    const { ask } = start({
      one: {
        cancelTransaction: async () => ({
          status: 409,
          body: { code: "already_paid", trace: "at line 3" },
          requestId: "req-1",
        }),
      },
    });
    const response = await ask("POST", "/transactions/tx-1/cancel");
    expect(response.status).toBe(409);
    expect(response.headers.get("X-Request-Id")).toBe("req-1");
    expect(await response.json()).toEqual({ error: "upstream_error", code: "already_paid" });
  });

  test.each<[string, string, Init, string, number, string]>([
    ["by nobody", "tx-1/cancel", {}, "", 401, "unauthorized"],
    [
      "from somebody else's page",
      "tx-1/cancel",
      { headers: { "Sec-Fetch-Site": "cross-site" } },
      "ada",
      403,
      "cross_site",
    ],
    [
      "from a page of the same site",
      "tx-1/cancel",
      { headers: { "Sec-Fetch-Site": "same-site" } },
      "ada",
      403,
      "cross_site",
    ],
    [
      "from no page at all",
      "tx-1/cancel",
      { headers: { "Sec-Fetch-Site": "none" } },
      "ada",
      403,
      "cross_site",
    ],
    [
      "from a foreign origin",
      "tx-1/cancel",
      { headers: { Origin: "https://evil.example" } },
      "ada",
      403,
      "cross_site",
    ],
    ["at a vendor that is not there", "tx-1/cancel?vendor=three", {}, "ada", 404, "not_found"],
    ["at a vendor that cannot", "tx-1/cancel?vendor=two", {}, "ada", 404, "not_found"],
    ["of an id of dots", "../cancel", {}, "ada", 404, "not_found"],
    ["of an id with odd characters", "a%2Fb/cancel", {}, "ada", 404, "not_found"],
  ])("%s is refused", async (_what, path, init, user, status, code) => {
    const { calls, cancelTransaction } = obeys();
    const { ask } = start({ one: { cancelTransaction } });
    const response = await ask("POST", `/transactions/${path}`, init, user);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code, message: expect.any(String) });
    expect(calls).toEqual([]);
  });

  test("of another user's looks like that of one which is unknown", async () => {
    const foreign = start({
      one: { cancelTransaction: async () => ({ status: 404, body: { code: "not_yours" } }) },
    });
    const unable = start();
    const path = "/transactions/tx-1/cancel";
    expect(await seen(await foreign.ask("POST", path))).toEqual(
      await seen(await unable.ask("POST", path)),
    );
  });

  test("takes POST only", async () => {
    const { calls, cancelTransaction } = obeys();
    const { ask } = start({ one: { cancelTransaction } });
    for (const method of ["GET", "PUT", "DELETE", "OPTIONS"]) {
      const response = await ask(method, "/transactions/tx-1/cancel");
      expect([response.status, response.headers.get("Allow")]).toEqual([405, "POST"]);
    }
    expect(calls).toEqual([]);
  });

  test("is told to everybody who watches it, without another look", async () => {
    const { one, ask, watch } = start({ one: { cancelTransaction: obeys().cancelTransaction } });
    const [first, second] = [await watch(), await watch("?vendor=one")];
    const [other, stranger] = [await watch("?vendor=two"), await watch("", "eve")];
    for (const { next } of [first, second, other, stranger]) await next();
    await ask("POST", "/transactions/tx-1/cancel");
    for (const { next } of [first, second]) expect(await next()).toMatchObject(cancelled);
    expect(other.text() + stranger.text()).not.toContain("cancelled");
    expect(one.looks.map(({ user }) => user)).toEqual(["ada", "eve"]);
  });

  test("that failed is told to nobody", async () => {
    let calls = 0;
    const { ask, watch } = start({
      one: {
        async cancelTransaction() {
          calls += 1;
          return calls === 1
            ? { status: 409, body: { status: "cancelled" } }
            : { status: 200, body: { status: "failed" } };
        },
      },
    });
    const events = await watch();
    await events.next();
    for (const status of [409, 200])
      expect((await ask("POST", "/transactions/tx-1/cancel")).status).toBe(status);
    expect(await events.next()).toMatchObject({ status: "failed" });
  });

  test("before the first look was answered is told after it", async () => {
    let answer: (() => void) | undefined;
    const { ask, watch } = start({
      one: {
        cancelTransaction: obeys().cancelTransaction,
        async getTransaction() {
          await new Promise<void>((resolve) => (answer = resolve));
          return { status: 200, body: { status: "pending" } };
        },
      },
    });
    const watching = watch();
    await expect.poll(() => answer).toBeDefined();
    await ask("POST", "/transactions/tx-1/cancel");
    answer?.();
    const events = await watching;
    expect(await events.next()).toMatchObject({ status: "pending" });
    expect(await events.next()).toMatchObject({ status: "cancelled" });
  });
});

test("a vendor's own words end a stream, and never take it back", async () => {
  const words: Record<string, "pending" | "processing" | "completed"> = {
    NEW: "pending",
    SEEN: "processing",
    DONE: "completed",
  };
  let tell: (fields: Record<string, unknown>) => void = () => {};
  const { watch } = start({
    one: {
      getTransaction: async () => ({ status: 200, body: { state: "NEW", status: "failed" } }),
      getStatus: ({ state }) => words[String(state)],
      subscribeTransaction(_id, _user, { opened, update }) {
        tell = update;
        opened();
        return () => {};
      },
    },
  });
  const events = await watch();
  expect(await events.next()).toMatchObject({ state: "NEW" });
  tell({ state: "SEEN" });
  expect(await events.next()).toMatchObject({ state: "SEEN" });
  tell({ state: "NEW" });
  tell({ status: "completed" });
  expect(await events.next()).toEqual({ state: "SEEN", status: "completed" });
  tell({ state: "DONE" });
  expect(await events.rest()).toMatchObject([{ state: "DONE" }]);
});

test("a vendor that cannot read a status, and throws, moves nothing and breaks nothing", async () => {
  let tell: (fields: Record<string, unknown>) => void = () => {};
  const { watch } = start({
    one: {
      getTransaction: async () => ({ status: 200, body: {} }),
      getStatus: ({ state }) => (state as { word: "completed" }).word,
      subscribeTransaction(_id, _user, { opened, update }) {
        tell = update;
        opened();
        return () => {};
      },
    },
  });
  const events = await watch();
  expect(await events.next()).toEqual({});
  tell({ amount: "5" });
  expect(await events.next()).toEqual({ amount: "5" });
  tell({ state: { word: "completed" } });
  expect(await events.rest()).toMatchObject([{ amount: "5" }]);
});

import { afterEach, describe, expect, test, vi } from "vitest";
import { memoryKeys } from "../../../src/vendors/memoryKeys.ts";
import { seal } from "../../../src/vendors/seal.ts";
import { transakServer } from "../../../src/vendors/transak/server.ts";
import type { KeyStore } from "../../../src/vendors/KeyStore.ts";
import type { VendorServer } from "../../../src/vendors/VendorServer.ts";
import { API_KEY, API_SECRET, listenAsTransak, WIDGET } from "./listenAsTransak.ts";
import type { ListeningTransak } from "./listenAsTransak.ts";
import { createTokenStore } from "./tokenStore.ts";

const USER = { id: "user-123", email: "ada@example.com", ip: "203.0.113.42" };
const BUY = { mode: "buy", currency: "ETH" } as const;

afterEach(() => {
  vi.restoreAllMocks();
});

function serverOf(vendor: ListeningTransak, store?: KeyStore): VendorServer {
  return transakServer(
    {
      environment: { apiUrl: vendor.url, gatewayUrl: vendor.url, widgetOrigin: WIDGET },
      apiKey: API_KEY,
      apiSecret: API_SECRET,
      referrerDomain: "shop.example",
    },
    async () => {},
    store,
  );
}

/** Lets so many milliseconds pass, of which nobody has to wait for one. */
function pass(ms: number): void {
  const now = Date.now() + ms;
  vi.spyOn(Date, "now").mockReturnValue(now);
}

const refreshes = (vendor: ListeningTransak) =>
  vendor.paths().filter((path) => path === "refresh-token").length;

/** Lets the first answers of a path wait until so many requests of it are there. */
function holdUntil(vendor: ListeningTransak, path: string, count: number): void {
  let arrived = 0;
  let open = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  vendor.instead = async (asked) => {
    if (asked.path.endsWith(path)) {
      if (++arrived === count) open();
      await all;
    }
    return undefined;
  };
}

describe("the token", () => {
  test("is issued once for ten calls at the same time, and kept for the next", async () => {
    const vendor = await listenAsTransak();
    const store = memoryKeys();
    const claim = vi.spyOn(store, "claim");
    const server = serverOf(vendor, store);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => server.createSession(BUY, USER)),
    );
    answers.push(await server.createSession(BUY, USER));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 11 }, () => 200));
    expect(refreshes(vendor)).toBe(1);
    // The store could see to that too, but nine calls would wait for it.
    expect(claim).toHaveBeenCalledOnce();
  });

  test("is replaced five minutes before it ends, and not earlier", async () => {
    const vendor = await listenAsTransak();
    const server = serverOf(vendor);
    const now = vi.spyOn(Date, "now").mockReturnValue(1_800_000_000_000);
    await server.createSession(BUY, USER);
    const end = 1_800_000_000_000 + 7 * 24 * 3600 * 1000;
    now.mockReturnValue(end - 5 * 60 * 1000 - 1);
    await server.createSession(BUY, USER);
    expect(refreshes(vendor)).toBe(1);
    now.mockReturnValue(end - 5 * 60 * 1000);
    expect((await server.createSession(BUY, USER)).status).toBe(200);
    expect(refreshes(vendor)).toBe(2);
  });

  test("that Transak refuses is replaced once, and the call made again", async () => {
    const vendor = await listenAsTransak();
    const server = serverOf(vendor);
    await server.createSession(BUY, USER);
    vendor.issue();
    vendor.asked.length = 0;
    pass(60_000);
    expect((await server.createSession(BUY, USER)).status).toBe(200);
    expect(vendor.paths()).toEqual(["session", "refresh-token", "session"]);
    expect(vendor.asked[2]?.body).toEqual(vendor.asked[0]?.body);
  });

  test("that ended before it came, by a clock that is wrong, is not replaced for each call", async () => {
    const vendor = await listenAsTransak();
    const server = serverOf(vendor);
    vendor.instead = ({ path }) =>
      path.endsWith("/refresh-token")
        ? [200, { data: { ...vendor.issue(), expiresAt: 1_700_000_000 } }]
        : undefined;
    for (let call = 0; call < 3; call++)
      expect((await server.createSession(BUY, USER)).status).toBe(200);
    expect(refreshes(vendor)).toBe(2);
  });

  test("that Transak refuses to ten calls at the same time is replaced once", async () => {
    const vendor = await listenAsTransak();
    const server = serverOf(vendor);
    await server.createSession(BUY, USER);
    vendor.issue();
    vendor.asked.length = 0;
    pass(60_000);
    holdUntil(vendor, "/session", 10);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => server.createSession(BUY, USER)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(refreshes(vendor)).toBe(1);
  });

  test("of a call that is refused late is not replaced again, where another call was faster", async () => {
    const vendor = await listenAsTransak();
    const server = serverOf(vendor);
    await server.createSession(BUY, USER);
    vendor.issue();
    pass(60_000);
    let letGo = () => {};
    const late = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let calls = 0;
    vendor.instead = async ({ path }) => {
      if (!path.endsWith("/session") || ++calls > 1) return undefined;
      await late;
      return [401, {}];
    };
    const slow = server.createSession(BUY, USER);
    await expect.poll(() => calls).toBe(1);
    expect((await server.createSession(BUY, USER)).status).toBe(200);
    expect(refreshes(vendor)).toBe(2);
    letGo();
    expect((await slow).status).toBe(200);
    expect(refreshes(vendor)).toBe(2);
  });

  test("is not replaced twice for one call: a second refusal is 502 to the browser", async () => {
    const vendor = await listenAsTransak();
    const server = serverOf(vendor);
    await server.createSession(BUY, USER);
    vendor.asked.length = 0;
    pass(60_000);
    vendor.instead = ({ path }) =>
      path.endsWith("/session") ? [401, { error: "no", message: vendor.validToken() }] : undefined;
    const answer = await server.createSession(BUY, USER);
    expect(answer).toMatchObject({
      status: 502,
      body: {
        code: "vendor_unauthorized",
        message: expect.stringMatching(/answered 401: no: \[removed\]$/),
      },
    });
    expect(vendor.paths()).toEqual(["session", "refresh-token", "session"]);
  });

  test("is replaced once a minute at the most, however many calls are refused", async () => {
    const vendor = await listenAsTransak();
    const server = serverOf(vendor);
    vi.spyOn(Date, "now").mockReturnValue(1_800_000_000_000);
    vendor.instead = ({ path }) =>
      path.endsWith("/session") ? [401, { error: { message: "No." } }] : undefined;
    for (let call = 0; call < 5; call++)
      expect(await server.createSession(BUY, USER)).toMatchObject({
        status: 502,
        body: { message: expect.stringMatching(/answered 401: No\.$/) },
      });
    // The first, and the one in its place, with which the first call was made again.
    expect(refreshes(vendor)).toBe(2);
    expect(vendor.paths().filter((path) => path === "session")).toHaveLength(6);
    pass(59_999);
    await server.createSession(BUY, USER);
    expect(refreshes(vendor)).toBe(2);
    pass(1);
    await server.createSession(BUY, USER);
    expect(refreshes(vendor)).toBe(3);
  });

  test("is asked for again after Transak did not give one", async () => {
    const vendor = await listenAsTransak();
    const server = serverOf(vendor);
    vendor.instead = ({ path }) => (path.endsWith("/refresh-token") ? [503, {}] : undefined);
    expect((await server.createSession(BUY, USER)).status).toBe(502);
    vendor.instead = () => undefined;
    expect((await server.createSession(BUY, USER)).status).toBe(200);
  });

  test.each<[number, unknown, number]>([
    [400, { error: { message: "Bad key" } }, 502],
    [401, { message: `Who is ${API_SECRET}?` }, 502],
    [403, {}, 502],
    [429, {}, 429],
    [503, {}, 502],
    [200, {}, 502],
    [200, { data: { accessToken: "", expiresAt: 1 } }, 502],
    [200, { data: { accessToken: "a\r\nb: c", expiresAt: 1 } }, 502],
    [200, { data: { accessToken: "abc", expiresAt: "soon" } }, 502],
  ])("that Transak gives as %i %j is %i to the browser", async (status, body, seen) => {
    const vendor = await listenAsTransak();
    const { store, used } = await createTokenStore(vendor.url);
    const server = serverOf(vendor, store);
    vendor.instead = ({ path }) =>
      path.endsWith("/refresh-token") ? [status, body, { "Retry-After": "8" }] : undefined;
    const answer = await server.createSession(BUY, USER);
    expect(answer.status).toBe(seen);
    if (status === 429) expect(answer.retryAfter).toBe("8");
    expect(JSON.stringify(answer)).not.toMatch(/api-secret-7c1d|abc/);
    expect(new Set(vendor.paths())).toEqual(new Set(["refresh-token"]));
    expect(used.writes).toBe(0);
  });

  test("is not replaced because of an order that a browser named", async () => {
    const vendor = await listenAsTransak();
    const server = serverOf(vendor);
    const id = await seal(API_SECRET, "buy", USER.id);
    vendor.instead = ({ path }) => (path.endsWith("/bogus") ? [401, {}] : undefined);
    for (let poll = 0; poll < 3; poll++)
      expect(await server.getTransaction(id, USER, "bogus")).toMatchObject({
        status: 200,
        body: { data: null },
      });
    expect(vendor.paths()).toEqual([
      "refresh-token",
      "bogus",
      "orders",
      "bogus",
      "orders",
      "bogus",
      "orders",
    ]);
  });

  test("that ended unnoticed does not hide the order that a browser named", async () => {
    const vendor = await listenAsTransak();
    const server = serverOf(vendor);
    const id = await seal(API_SECRET, "buy", USER.id);
    vendor.orders.push({ _id: "order-1", partnerOrderId: id, status: "PROCESSING" });
    await server.getTransaction(id, USER, "order-1");
    vendor.issue();
    vendor.asked.length = 0;
    pass(60_000);
    const { body } = await server.getTransaction(id, USER, "order-1");
    expect(body.data).toMatchObject({ status: "PROCESSING" });
    expect(vendor.paths()).toEqual(["order-1", "orders", "refresh-token", "orders", "order-1"]);
  });
});

describe("several instances", () => {
  test("share one token", async () => {
    const vendor = await listenAsTransak();
    const { store, used, read } = await createTokenStore(vendor.url);
    for (const server of [serverOf(vendor, store), serverOf(vendor, store)])
      expect((await server.createSession(BUY, USER)).status).toBe(200);
    expect(refreshes(vendor)).toBe(1);
    expect(used.writes).toBe(1);
    expect(await read()).toEqual({
      accessToken: vendor.validToken(),
      expiresAt: expect.any(Number),
    });
  });

  test("that begin at the same moment ask for one token", async () => {
    const vendor = await listenAsTransak();
    const { store, used } = await createTokenStore(vendor.url);
    const servers = Array.from({ length: 5 }, () => serverOf(vendor, store));
    const answers = await Promise.all(servers.map((server) => server.createSession(BUY, USER)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(refreshes(vendor)).toBe(1);
    expect(used.writes).toBe(1);
  });

  test("keep the old token for the others while Transak issues no new one", async () => {
    const vendor = await listenAsTransak();
    const { store, read } = await createTokenStore(vendor.url);
    const servers = [serverOf(vendor, store), serverOf(vendor, store)] as const;
    await servers[0].createSession(BUY, USER);
    const kept = await read();
    pass(60_000);
    vendor.instead = ({ path }) => (path.endsWith("/session") ? [401, {}] : [503, {}]);
    expect((await servers[0].createSession(BUY, USER)).status).toBe(502);
    expect(await read()).toEqual(kept);
    vendor.instead = () => undefined;
    expect((await servers[1].createSession(BUY, USER)).status).toBe(200);
    expect(refreshes(vendor)).toBeGreaterThan(1);
    expect(vendor.validToken()).toBe(kept?.accessToken);
  });

  test("look into the store after a refusal, before one asks for another token", async () => {
    const vendor = await listenAsTransak();
    const { store, write } = await createTokenStore(vendor.url);
    const server = serverOf(vendor, store);
    await server.createSession(BUY, USER);
    await write(vendor.issue());
    vendor.asked.length = 0;
    expect((await server.createSession(BUY, USER)).status).toBe(200);
    expect(vendor.paths()).toEqual(["session", "session"]);
  });

  test("replace what is in the store, where that is what was refused, or has ended", async () => {
    const vendor = await listenAsTransak();
    const old = { accessToken: "old", expiresAt: 1_700_000_000 };
    const { store, read } = await createTokenStore(vendor.url, old);
    const server = serverOf(vendor, store);
    expect((await server.createSession(BUY, USER)).status).toBe(200);
    expect(vendor.paths()).toEqual(["refresh-token", "session"]);
    vendor.issue();
    pass(60_000);
    expect((await server.createSession(BUY, USER)).status).toBe(200);
    expect((await read())?.accessToken).toBe(vendor.validToken());
  });

  test("do not read the store for each call", async () => {
    const vendor = await listenAsTransak();
    const { store, used } = await createTokenStore(vendor.url);
    const server = serverOf(vendor, store);
    for (let call = 0; call < 5; call++) await server.createSession(BUY, USER);
    expect(used.reads).toBe(1);
  });

  test("that cannot read the store fail, and go on once they can", async () => {
    const vendor = await listenAsTransak();
    const { store, used } = await createTokenStore(vendor.url);
    const server = serverOf(vendor, store);
    used.isAway = true;
    await Promise.all(
      [1, 2].map(() =>
        expect(server.createSession(BUY, USER)).rejects.toThrow("The database is away."),
      ),
    );
    used.isAway = false;
    expect((await server.createSession(BUY, USER)).status).toBe(200);
  });

  test("that know nothing of each other serve their users all the same, once a minute each", async () => {
    const vendor = await listenAsTransak();
    const servers = [serverOf(vendor), serverOf(vendor)] as const;
    for (let round = 0; round < 3; round++) {
      for (const server of servers)
        expect((await server.createSession(BUY, USER)).status).toBe(200);
      pass(60_000);
    }
  });
});

import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import { serveSandbox, type ServedSandbox } from "../../src/sandbox/serveSandbox.ts";
import { goodCard, newSession, openPage, runOptions } from "./partner.ts";
import { bearer, openLine, refusedLine } from "./sockets.ts";

let served: ServedSandbox | undefined;

async function serve(
  initTokenType: "sdk_customer_token" | "sdk_partner_authorization",
  settlementDelayMs?: number,
) {
  served = await serveSandbox({
    apiPort: 0,
    widgetPort: 0,
    initTokenType,
    settlementDelayMs,
  });
  return served;
}

afterEach(async () => {
  await served?.close();
  served = undefined;
});

async function purchase({ sandbox }: ServedSandbox, changes: Record<string, unknown> = {}) {
  const { merchant_transaction_id: id } = await newSession(sandbox, changes);
  return { id, e3: `/ws?tx_id=${id}`, e1: "/ws?token=sandbox-client-token&user_id=user-1" };
}

describe("sdk_partner_authorization", () => {
  test("tells each change of one transaction, and closes after the last", async () => {
    const vendor = await serve("sdk_partner_authorization");
    const { sandbox, apiUrl } = vendor;
    const { id, e3 } = await purchase(vendor);
    const other = await purchase(vendor);
    const line = await openLine(apiUrl, e3);
    sandbox.pay(other.id);
    sandbox.pay(id);
    sandbox.clock.advance(4000);
    expect(await line.closed).toBe(1000);
    expect(line.updates).toEqual([
      {
        event: "tx.update",
        merchant_transaction_id: id,
        type: "buy",
        status: "processing",
        payment_method: "card",
        currency: "USDT",
        fiat_currency: "EUR",
        fiat_amount: "95.38",
        crypto_amount: "100.00",
        occurred_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      },
      expect.objectContaining({ status: "completed" }),
    ]);
    expect(line.updates[1]?.["occurred_at"]).toBe(sandbox.transaction(id)?.updated_at);
    expect(sandbox.counts.sockets).toBe(1);
  });

  test("tells all moments that are skipped at once, in order and as things stood then", async () => {
    const vendor = await serve("sdk_partner_authorization");
    const { sandbox, apiUrl } = vendor;
    const session = await newSession(sandbox);
    const { call } = await openPage(sandbox, runOptions(session));
    await call("code", { code: "000000" });
    await call("identity");
    const line = await openLine(apiUrl, `/ws?tx_id=${session.merchant_transaction_id}`);
    await call("card", goodCard);
    await line.settled();
    expect(line.updates).toEqual([]);
    sandbox.clock.advance(60_000);
    await line.closed;
    expect(line.updates).toMatchObject([{ status: "processing" }, { status: "completed" }]);
    const [first = 0, last = 0] = line.updates.map((one) => Date.parse(String(one["occurred_at"])));
    expect(last - first).toBe(4000);
  });

  test.each([
    ["pay", 0, ["processing", "completed"]],
    ["decline", undefined, ["failed"]],
    ["cancel", undefined, ["cancelled"]],
  ] as const)(
    "tells both of two changes at the same time: %s",
    async (act, settlementDelayMs, words) => {
      const vendor = await serve("sdk_partner_authorization", settlementDelayMs);
      const { id, e3 } = await purchase(vendor);
      const line = await openLine(vendor.apiUrl, e3);
      vendor.sandbox[act](id);
      expect(await line.closed).toBe(1000);
      expect(line.updates.map((one) => one["status"])).toEqual(words);
    },
  );

  test("knows no payment method and no final amount before the card", async () => {
    const vendor = await serve("sdk_partner_authorization");
    const { id, e3 } = await purchase(vendor);
    const line = await openLine(vendor.apiUrl, e3);
    vendor.sandbox.cancel(id);
    await line.closed;
    expect(line.updates).toEqual([expect.objectContaining({ crypto_amount: "" })]);
    expect(line.updates[0]).not.toHaveProperty("payment_method");
  });

  test("tells of a sale whose deposit never arrives", async () => {
    const vendor = await serve("sdk_partner_authorization");
    const { e3 } = await purchase(vendor, { type: "sell" });
    const line = await openLine(vendor.apiUrl, e3);
    vendor.sandbox.clock.advance(6 * 60 * 60 * 1000);
    await line.closed;
    expect(line.updates).toMatchObject([{ type: "sell", status: "failed" }]);
  });

  test("begins without a snapshot, and tells nothing that happened before", async () => {
    const vendor = await serve("sdk_partner_authorization");
    const { id, e3 } = await purchase(vendor);
    vendor.sandbox.pay(id);
    const line = await openLine(vendor.apiUrl, e3);
    await line.settled();
    expect(line.updates).toEqual([]);
    vendor.sandbox.clock.advance(4000);
    await line.closed;
    expect(line.updates).toMatchObject([{ status: "completed" }]);
  });

  test("closes at once, without a word, where the transaction is final already", async () => {
    const vendor = await serve("sdk_partner_authorization");
    const { id, e3 } = await purchase(vendor);
    vendor.sandbox.cancel(id);
    const line = await openLine(vendor.apiUrl, e3);
    expect(await line.closed).toBe(1000);
    expect(line.updates).toEqual([]);
  });

  test("tells by itself what the passing of real time brings", async () => {
    const vendor = await serve("sdk_partner_authorization", 150);
    const { id, e3 } = await purchase(vendor);
    const line = await openLine(vendor.apiUrl, e3);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    onTestFinished(() => void vi.useRealTimers());
    vendor.sandbox.pay(id);
    vi.advanceTimersByTime(149);
    await line.settled();
    expect(line.updates).toMatchObject([{ status: "processing" }]);
    vi.advanceTimersByTime(1);
    await line.closed;
    expect(line.updates).toMatchObject([{ status: "processing" }, { status: "completed" }]);
  });

  test.each([
    ["/ws?tx_id=ID", {}, 401, "unauthorised", "missing_token"],
    ["/ws?tx_id=ID&token=sandbox-client-token", {}, 401, "unauthorised", "missing_token"],
    ["/ws?tx_id=ID", { authorization: "Bearer x" }, 401, "unauthorised", "invalid_token"],
    [
      "/ws?tx_id=ID",
      { ...bearer, origin: "https://a.example" },
      403,
      "forbidden",
      "forbidden_origin",
    ],
    ["/ws?tx_id=nobody", bearer, 404, "not_found", "not_found"],
    ["/ws", bearer, 400, "invalid_request", "missing_param"],
    ["/ws?user_id=user-1", bearer, 400, "invalid_request", "missing_param"],
    ["/widget/elsewhere", bearer, 404, "not_found", "not_found"],
  ])("refuses %s with %j", async (path, headers, status, error, code) => {
    const vendor = await serve("sdk_partner_authorization");
    const { id } = await purchase(vendor);
    const refused = await refusedLine(vendor.apiUrl, path.replace("ID", id), headers);
    expect(refused).toMatchObject({ status, body: { error, code, message: expect.any(String) } });
    expect(refused.headers).toHaveProperty("x-request-id");
    expect(vendor.sandbox.counts.sockets).toBe(0);
  });
});

describe("sdk_customer_token", () => {
  test("tells everything that one user does, and stays open", async () => {
    const vendor = await serve("sdk_customer_token");
    const { sandbox, apiUrl } = vendor;
    const first = await purchase(vendor);
    const stranger = await purchase(vendor, { partner_user_id: "user-2" });
    const line = await openLine(apiUrl, first.e1, {});
    const second = await purchase(vendor);
    sandbox.pay(first.id);
    sandbox.pay(stranger.id);
    sandbox.clock.advance(1000);
    sandbox.pay(second.id);
    sandbox.clock.advance(60_000);
    await line.settled();
    expect(line.updates.map((one) => [one["merchant_transaction_id"], one["status"]])).toEqual([
      [first.id, "processing"],
      [second.id, "processing"],
      [first.id, "completed"],
      [second.id, "completed"],
    ]);
    expect(line.updates[0]).toEqual({
      event: "tx.update",
      merchant_transaction_id: first.id,
      partner_user_id: "user-1",
      type: "buy",
      status: "processing",
      currency: "USDT",
      fiat_currency: "EUR",
      fiat_amount: "100.00",
      crypto_amount: "104.84",
      occurred_at: expect.any(String),
    });
    expect(line.socket.readyState).toBe(WebSocket.OPEN);
  });

  test.each([
    ["/ws?user_id=user-1", {}, 401, "unauthorized"],
    ["/ws?user_id=user-1", bearer, 401, "unauthorized"],
    ["/ws?user_id=user-1&token=x", {}, 401, "unauthorized"],
    ["/ws?user_id=nobody&token=sandbox-client-token", {}, 404, "not_found"],
    ["/ws?token=sandbox-client-token", {}, 400, "invalid_request"],
  ])("refuses %s with %j", async (path, headers, status, error) => {
    const vendor = await serve("sdk_customer_token");
    await purchase(vendor);
    const { status: given, body } = await refusedLine(vendor.apiUrl, path, headers);
    expect(given).toBe(status);
    expect(body).toEqual({ error, message: expect.any(String), request_id: expect.any(String) });
  });
});

describe("what can go wrong", () => {
  test("an upgrade at an address that no vendor has is refused", async () => {
    const { apiUrl } = await serve("sdk_partner_authorization");
    expect(await refusedLine(apiUrl, "/elsewhere")).toMatchObject({
      status: 404,
      body: { message: "There is nothing at this address." },
    });
  });

  test("a fault refuses the next upgrade, and only that", async () => {
    const vendor = await serve("sdk_partner_authorization");
    const { e3 } = await purchase(vendor);
    vendor.sandbox.injectFault({ at: "socket", status: 502, error: "upstream_unavailable" });
    const refused = await refusedLine(vendor.apiUrl, e3);
    expect(refused).toMatchObject({ status: 502, body: { error: "upstream_unavailable" } });
    const line = await openLine(vendor.apiUrl, e3);
    expect(line.socket.readyState).toBe(WebSocket.OPEN);
  });

  test("a fault leaves an upgrade unanswered, until its caller gives up or the vendor stops", async () => {
    const vendor = await serve("sdk_partner_authorization");
    const { e3 } = await purchase(vendor);
    vendor.sandbox.injectFault({ at: "socket", answer: "never", times: 2 });
    const address = vendor.apiUrl.replace("http", "ws") + e3;
    await expect.poll(openLines).toBe(TWO_SERVERS);
    const impatient = new WebSocket(address, { headers: bearer, handshakeTimeout: 50 });
    const [error] = (await once(impatient, "error")) as [Error];
    expect(error.message).toContain("timed out");
    await expect.poll(openLines).toBe(TWO_SERVERS);
    const patient = new WebSocket(address, { headers: bearer });
    const ended = once(patient, "error");
    await expect.poll(openLines).toBe(TWO_SERVERS + 2);
    await vendor.close();
    expect(await ended).toMatchObject([{ message: "socket hang up" }]);
    await expect.poll(openLines).toBe(0);
  });

  test("dropped sockets are cut without a close code, and new ones are welcome", async () => {
    const vendor = await serve("sdk_partner_authorization");
    const { id, e3 } = await purchase(vendor);
    const lines = [await openLine(vendor.apiUrl, e3), await openLine(vendor.apiUrl, e3)];
    await fetch(`${vendor.apiUrl}/sandbox/drop`, { method: "POST", body: "{}" });
    expect(await Promise.all(lines.map((line) => line.closed))).toEqual([1006, 1006]);
    const again = await openLine(vendor.apiUrl, e3);
    vendor.sandbox.pay(id);
    await again.settled();
    expect(again.updates).toMatchObject([{ status: "processing" }]);
    expect(vendor.sandbox.counts.sockets).toBe(3);
  });

  test("a partner who sends nonsense loses this connection and no other", async () => {
    const vendor = await serve("sdk_partner_authorization");
    const { id, e3 } = await purchase(vendor);
    const line = await openLine(vendor.apiUrl, e3);
    const raw = rawUpgrade(vendor.apiUrl, e3);
    await once(raw, "data");
    raw.write(Buffer.alloc(64, 0xff));
    await once(raw, "close");
    vendor.sandbox.pay(id);
    await line.settled();
    expect(line.updates).toMatchObject([{ status: "processing" }]);
  });

  test("an upgrade that cannot be read is cut", async () => {
    const { apiUrl } = await serve("sdk_partner_authorization");
    const raw = rawUpgrade(apiUrl, "/ws", { host: "[" });
    await once(raw.resume(), "close");
  });

  test("a line that breaks while it waits for its answer disturbs nothing", async () => {
    const vendor = await serve("sdk_partner_authorization");
    const { e3 } = await purchase(vendor);
    const upgrades = vi.spyOn(vendor.sandbox, "connect");
    vendor.sandbox.injectFault({ at: "socket", delay: 60_000 });
    const raw = rawUpgrade(vendor.apiUrl, e3);
    await expect.poll(() => upgrades.mock.calls.length).toBe(1);
    raw.resetAndDestroy();
    // Its delay is over as well: nothing waits for a caller who has gone.
    await expect.poll(() => upgrades.mock.settledResults[0]?.type).toBe("rejected");
    await expect.poll(openLines).toBe(TWO_SERVERS);
  });

  test("a refused line is not kept, even where its caller keeps it", async () => {
    const { apiUrl } = await serve("sdk_partner_authorization");
    const raw = rawUpgrade(apiUrl, "/ws", { authorization: "Bearer x" }, true);
    await once(raw.resume(), "end");
    await expect.poll(openLines).toBe(TWO_SERVERS + 1);
    raw.destroy();
  });

  test("a line that its caller closes is forgotten", async () => {
    const vendor = await serve("sdk_partner_authorization");
    const { e3 } = await purchase(vendor);
    const leave = vi.fn<() => void>();
    vi.spyOn(vendor.sandbox, "connect").mockResolvedValue(() => leave);
    const line = await openLine(vendor.apiUrl, e3);
    expect(leave).not.toHaveBeenCalled();
    line.socket.close();
    await line.closed;
    await expect.poll(() => leave.mock.calls.length).toBe(1);
  });

  test("closing cuts what is open and leaves nothing that keeps a process alive", async () => {
    const timers = [vi.spyOn(globalThis, "setTimeout"), vi.spyOn(globalThis, "setInterval")];
    onTestFinished(() => timers.forEach((timer) => timer.mockRestore()));
    const vendor = await serve("sdk_partner_authorization");
    const { id, e3 } = await purchase(vendor);
    const line = await openLine(vendor.apiUrl, e3);
    vendor.sandbox.pay(id);
    await line.settled();
    const made = timers.flatMap(({ mock }) =>
      mock.results.map(({ value }) => value as NodeJS.Timeout),
    );
    expect(made.filter((timer) => timer.hasRef())).toEqual([]);
    await vendor.close();
    expect(await line.closed).toBe(1006);
    await expect.poll(openLines).toBe(0);
  });
});

const TWO_SERVERS = 2;

/** An upgrade by hand. @param allowHalfOpen keeps the line when the other end leaves it */
function rawUpgrade(
  apiUrl: string,
  path: string,
  changes: Record<string, string> = {},
  allowHalfOpen = false,
): Socket {
  const { hostname, port } = new URL(apiUrl);
  const headers = {
    host: hostname,
    ...bearer,
    connection: "upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    ...changes,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const raw = connect({ host: hostname, port: Number(port), allowHalfOpen });
  raw.write(`GET ${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
  return raw;
}

/** Connections and servers that keep this process alive. */
const openLines = () =>
  process.getActiveResourcesInfo().filter((one) => one.startsWith("TCP")).length;

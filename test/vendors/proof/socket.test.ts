import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { WebSocketServer } from "ws";
import { proofSocket } from "../../../src/vendors/proof/socket.ts";
import { pushVendor, TOKEN } from "../../server/pushVendor.ts";

const USER = { id: "ada", email: "ada@example.com" };

afterEach(() => {
  vi.useRealTimers();
  vi.doUnmock("ws");
});

/** One connection, and what it said. */
function connect(base: string) {
  const said: string[] = [];
  const end = proofSocket(
    { base, clientToken: TOKEN, initTokenType: "sdk_partner_authorization" },
    "tx-1",
    USER,
    {
      opened: () => said.push("opened"),
      update: (fields) => said.push(JSON.stringify(fields)),
      closed: () => said.push("closed"),
    },
  );
  const says = (words: string) => until(() => said.includes(words));
  return { said, says, end };
}

/** A vendor that answers pings or does not, and counts them. */
async function pingedVendor(autoPong: boolean) {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", autoPong });
  await new Promise((resolve) => server.once("listening", resolve));
  let pings = 0;
  server.on("connection", (socket) => socket.on("ping", () => (pings += 1)));
  onTestFinished(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { base, server, pings: () => pings };
}

/** Waits without moving the timers that are stopped, as `vi.waitFor` would. */
async function until(isSo: () => boolean) {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

/** Half a minute goes by for the timers of this library; sockets keep their own time. */
function stopTimers() {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
}

test("renames the time of an update to what the status response calls it", async () => {
  const vendor = await pushVendor();
  const { said, says, end } = connect(vendor.baseUrl);
  await says("opened");
  vendor.push({
    event: "tx.update",
    merchant_transaction_id: "tx-1",
    type: "buy",
    status: "processing",
    payment_method: "card",
    currency: "USDT",
    fiat_currency: "EUR",
    fiat_amount: 100,
    crypto_amount: "98.5",
    occurred_at: "2026-01-01T00:00:00Z",
  });
  await until(() => said.length === 2);
  expect(JSON.parse(said[1] ?? "")).toEqual({
    status: "processing",
    currency: "USDT",
    fiat_currency: "EUR",
    crypto_amount: "98.5",
    updated_at: "2026-01-01T00:00:00Z",
  });
  end();
});

test("a connection that answers its pings is kept", async () => {
  stopTimers();
  const { base, server, pings } = await pingedVendor(true);
  const update = (ping: number) =>
    JSON.stringify({
      event: "tx.update",
      merchant_transaction_id: "tx-1",
      status: "pending",
      fiat_amount: String(ping),
    });
  const { said, says, end } = connect(base);
  await says("opened");
  for (let ping = 1; ping <= 3; ping++) {
    await vi.advanceTimersByTimeAsync(30_000);
    await until(() => pings() === ping);
    // The pong is on its way: a message behind it tells that it has arrived.
    for (const client of server.clients) client.send(update(ping));
    await until(() => said.length === 1 + ping);
  }
  expect(said).not.toContain("closed");
  end();
  expect(vi.getTimerCount()).toBe(0);
});

test("a connection that leaves a ping unanswered is dead by the next one", async () => {
  stopTimers();
  const { base, server, pings } = await pingedVendor(false);
  const { said, says } = connect(base);
  await says("opened");
  await vi.advanceTimersByTimeAsync(30_000);
  await until(() => pings() === 1);
  expect(said).toEqual(["opened"]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(said).toEqual(["opened", "closed"]);
  await until(() => server.clients.size === 0);
  expect(vi.getTimerCount()).toBe(0);
});

test("a handshake that takes longer than five seconds is given up", async () => {
  stopTimers();
  const vendor = await pushVendor();
  vendor.upgrade = "hang";
  const { said } = connect(vendor.baseUrl);
  await until(() => vendor.upgrades.length === 1);
  await vi.advanceTimersByTimeAsync(4999);
  expect(said).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(said).toEqual(["closed"]);
  expect(vi.getTimerCount()).toBe(0);
});

test.each(["at once", "in the handshake", "once it is open"])(
  "says nothing after it was ended %s",
  async (when) => {
    const vendor = await pushVendor();
    if (when === "in the handshake") vendor.upgrade = "hang";
    stopTimers();
    const { said, says, end } = connect(vendor.baseUrl);
    if (when === "in the handshake") await until(() => vendor.upgrades.length === 1);
    if (when === "once it is open") await says("opened");
    const before = [...said];
    end();
    end();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    await vendor.lines(0);
    expect(said).toEqual(before);
    // Whatever it still had in hand would come before what begins now.
    vendor.upgrade = "accept";
    const next = connect(vendor.baseUrl);
    await next.says("opened");
    expect(vendor.upgrades).toHaveLength(when === "at once" ? 1 : 2);
    next.end();
  },
);

test("takes the client token nowhere that it is redirected to", async () => {
  const vendor = await pushVendor();
  const elsewhere = await pushVendor();
  vendor.upgrade = "redirect";
  vendor.redirectTo = `${elsewhere.baseUrl.replace("http", "ws")}/ws?tx_id=tx-1`;
  const { said, says } = connect(vendor.baseUrl);
  await says("closed");
  expect([said, elsewhere.upgrades]).toEqual([["closed"], []]);
});

test("nobody at that address is a connection that broke", async () => {
  const { said, says } = connect("http://127.0.0.1:1");
  await says("closed");
  expect(said).toEqual(["closed"]);
});

test("a message that is too long ends the connection", async () => {
  const vendor = await pushVendor();
  const { said, says } = connect(vendor.baseUrl);
  await says("opened");
  vendor.push({ event: "tx.update", merchant_transaction_id: "tx-1", note: "x".repeat(70_000) });
  await says("closed");
  expect(said).toEqual(["opened", "closed"]);
});

describe("where WebSockets are opened by fetch, as in Cloudflare's Workers", () => {
  /** The vendor's answer to the handshake, what it was asked, and the end of the WebSocket that it got. */
  function startWorker() {
    const asked: [url: string, init: RequestInit][] = [];
    const socket = Object.assign(new EventTarget(), { accept: vi.fn(), close: vi.fn() });
    const answer: { webSocket: typeof socket | null } = { webSocket: socket };
    const handshake = { done: Promise.resolve() };
    vi.stubGlobal("WebSocketPair", () => {});
    vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
      asked.push([url, init]);
      await handshake.done;
      return answer;
    });
    onTestFinished(() => void vi.unstubAllGlobals());
    const push = (data: unknown) => socket.dispatchEvent(new MessageEvent("message", { data }));
    return { asked, socket, answer, handshake, push };
  }
  const update = { event: "tx.update", merchant_transaction_id: "tx-1", status: "processing" };

  test("hears updates, and sends the token in a header that no redirect gets", async () => {
    const { asked, socket, push } = startWorker();
    const { said, says, end } = connect("https://api.example.com");
    await says("opened");
    const [[url, init] = ["", {}]] = asked;
    expect(url).toBe("https://api.example.com/ws?tx_id=tx-1");
    expect(init).toMatchObject({
      redirect: "manual",
      headers: { Upgrade: "websocket", Authorization: `Bearer ${TOKEN}` },
    });
    expect(socket.accept).toHaveBeenCalledOnce();
    push(new ArrayBuffer(8));
    push(JSON.stringify(update));
    expect(said).toEqual(["opened", JSON.stringify({ status: "processing" })]);
    end();
    push(JSON.stringify(update));
    socket.dispatchEvent(new Event("close"));
    expect([said.length, socket.close.mock.calls.length]).toEqual([2, 1]);
  });

  test.each(["close", "error"])("says once that it broke, by %s", async (event) => {
    const { socket } = startWorker();
    const { said, says } = connect("https://api.example.com");
    await says("opened");
    socket.dispatchEvent(new Event(event));
    socket.dispatchEvent(new Event("close"));
    expect(said).toEqual(["opened", "closed"]);
  });

  test("a message that is too long ends the connection", async () => {
    const { socket, push } = startWorker();
    const { said, says } = connect("https://api.example.com");
    await says("opened");
    push(JSON.stringify({ ...update, note: "x".repeat(70_000) }));
    expect([said, socket.close.mock.calls.length]).toEqual([["opened", "closed"], 1]);
  });

  test("an answer without a WebSocket is a connection that broke", async () => {
    const { answer } = startWorker();
    answer.webSocket = null;
    const { said, says } = connect("https://api.example.com");
    await says("closed");
    expect(said).toEqual(["closed"]);
  });

  test("one that was ended in the handshake is closed, and says nothing", async () => {
    const { asked, socket, handshake } = startWorker();
    let finish = () => {};
    handshake.done = new Promise((resolve) => (finish = resolve));
    const { said, end } = connect("https://api.example.com");
    await until(() => asked.length === 1);
    end();
    finish();
    await until(() => socket.close.mock.calls.length === 1);
    expect(said).toEqual([]);
    expect(asked[0]?.[1].signal?.aborted).toBe(true);
  });

  test("a WebSocket that cannot be closed any more harms nobody", async () => {
    const { socket } = startWorker();
    socket.close.mockImplementation(() => {
      throw new TypeError("It is gone.");
    });
    const { said, says, end } = connect("https://api.example.com");
    await says("opened");
    end();
    expect(said).toEqual(["opened"]);
  });
});

test("a runtime that has no WebSocket of this kind is a connection that broke", async () => {
  vi.doMock("ws", () => {
    throw new Error("There is no such module.");
  });
  const vendor = await pushVendor();
  const { said, says } = connect(vendor.baseUrl);
  await says("closed");
  expect([said, vendor.upgrades]).toEqual([["closed"], []]);
});

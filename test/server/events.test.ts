import { createRequestListener } from "@remix-run/node-fetch-server";
import express from "express";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { proof, rampEndpoint } from "../../src/server.ts";
import type { ProofInitTokenType } from "../../src/vendors/proof/session.ts";
import type { VendorServer } from "../../src/vendors/VendorServer.ts";
import { holdTimeouts } from "./holdTimeouts.ts";
import { listenToEvents } from "./listenToEvents.ts";
import { pushVendor, TOKEN } from "./pushVendor.ts";
import type { Upgrade } from "./pushVendor.ts";
import { frameworks, listen } from "./serve.ts";

type Serve = (handler: (request: Request) => Promise<Response>) => Promise<string>;

const node: Serve = (handler) => listen(createRequestListener(handler));

const servers: Record<string, Serve> = {
  ...frameworks,
  Express: (handler) => {
    const app = express();
    app.use("/api/ramp", createRequestListener(handler));
    return listen(app);
  },
};

// On a slow machine the first look would not wait for the vendor's connection, and the vendor be asked more often.
beforeEach(() => onTestFinished(holdTimeouts()));

/** The partner's server; the cookie says who is signed in. */
async function partner(vendor: VendorServer, serve: Serve = node) {
  const endpoint = rampEndpoint({
    vendors: [vendor],
    user: (request) => {
      const id = request.headers.get("cookie");
      return id ? { id, email: `${id}@example.com` } : null;
    },
  });
  const url = `${await serve(endpoint)}/api/ramp/transactions`;
  const events = (id = "tx-1", user = "ada", headers: Record<string, string> = {}) =>
    listenToEvents(`${url}/${id}/events`, { Cookie: user, ...headers });
  return { url, events };
}

interface Setting {
  initTokenType?: ProofInitTokenType;
  serve?: Serve;
  upgrade?: Upgrade;
}

async function start({
  initTokenType = "sdk_partner_authorization",
  serve = node,
  upgrade = "accept",
}: Setting = {}) {
  const upstream = await pushVendor({ initTokenType });
  upstream.add("tx-1", "ada");
  upstream.upgrade = upgrade;
  const vendor = proof({ baseUrl: upstream.baseUrl, clientToken: TOKEN, initTokenType });
  return { upstream, ...(await partner(vendor, serve)) };
}

describe.each(Object.entries(servers))("under %s", (_name, serve) => {
  test("tells the transaction as it is, then each change, and ends with the last", async () => {
    const { upstream, url, events } = await start({ serve });
    const { response, next, rest, text } = await events();
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("text/event-stream");
    expect(response.headers.get("Cache-Control")).toBe("no-store, no-transform");
    expect(response.headers.get("X-Accel-Buffering")).toBe("no");

    const snapshot = await next();
    const asked = await fetch(`${url}/tx-1`, { headers: { Cookie: "ada" } });
    expect(snapshot).toEqual(await asked.json());
    expect(snapshot).toMatchObject({ status: "pending", fiat_amount: "100" });
    expect(text()).not.toMatch(/fraud_score|partner_user_id/);

    upstream.change("tx-1", { status: "processing", crypto_amount: "98.5", updated_at: "later" });
    expect(await next()).toEqual({
      ...snapshot,
      status: "processing",
      crypto_amount: "98.5",
      updated_at: "later",
    });
    upstream.change("tx-1", { status: "completed" });
    expect(await rest()).toMatchObject([{ status: "completed", network: "TRC20" }]);
    await upstream.connected(0);
  });

  test("asks the vendor once, over one connection, for ten browsers, until the last has left", async () => {
    const { upstream, events } = await start({ serve });
    const browsers = await Promise.all(Array.from({ length: 10 }, () => events()));
    for (const { next } of browsers) expect(await next()).toMatchObject({ status: "pending" });
    upstream.change("tx-1", { status: "processing" });
    for (const { next } of browsers) expect(await next()).toMatchObject({ status: "processing" });

    const [last, ...others] = browsers;
    for (const { leave } of others) leave();
    upstream.change("tx-1", { fiat_amount: "101" });
    expect(await last?.next()).toMatchObject({ fiat_amount: "101" });
    expect(upstream.sockets.size).toBe(1);
    last?.leave();
    await upstream.connected(0);
    expect([upstream.upgrades.length, upstream.looks.length]).toEqual([1, 1]);
  });

  test("forgets a browser that leaves before the vendor has answered", async () => {
    const { upstream, url } = await start({ serve });
    upstream.before = new Promise(() => {});
    const tab = new AbortController();
    const answer = fetch(`${url}/tx-1/events`, {
      headers: { Cookie: "ada" },
      signal: tab.signal,
    });
    await expect.poll(() => upstream.looks).toHaveLength(1);
    tab.abort();
    await expect(answer).rejects.toThrow(/abort/);
    await upstream.connected(0);
  });

  test("takes GET only", async () => {
    const { url } = await start({ serve });
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      const response = await fetch(`${url}/tx-1/events`, { method });
      expect([response.status, response.headers.get("Allow")]).toEqual([405, "GET"]);
    }
  });
});

describe("who may watch", () => {
  test.each([
    ["nobody is signed in", "tx-1", "", {}, 401, "unauthorized"],
    ["the transaction is another user's", "tx-1", "eve", {}, 404, "not_found"],
    ["the transaction is unknown", "tx-9", "ada", {}, 404, "not_found"],
    ["the id has odd characters", "a%2F..%2Fb", "ada", {}, 404, "not_found"],
    [
      "the page is somebody else's",
      "tx-1",
      "ada",
      { "Sec-Fetch-Site": "cross-site" },
      403,
      "cross_site",
    ],
  ])("not where %s", async (_what, id, user, headers, status, code) => {
    const { upstream, events } = await start();
    const { response } = await events(id, user, headers);
    expect(response.status).toBe(status);
    expect(response.headers.get("Content-Type")).toMatch(/^application\/json/);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toMatchObject({ code, message: expect.any(String) });
    await upstream.connected(0);
  });

  test("a stranger hears nothing of a transaction that its owner watches", async () => {
    const { upstream, events } = await start();
    const ada = await events();
    await ada.next();
    let answerEve = () => {};
    upstream.before = new Promise((resolve) => (answerEve = resolve));
    const eve = events("tx-1", "eve");
    await upstream.connected(2);
    upstream.change("tx-1", { status: "processing" });
    expect(await ada.next()).toMatchObject({ status: "processing" });
    answerEve();
    const { response } = await eve;
    const unknown = await events("tx-9", "eve");
    expect(response.status).toBe(404);
    expect(await response.text()).toBe(await unknown.response.text());
    await upstream.connected(1);
  });

  test("nobody at a twenty-first place, until one is free again", async () => {
    const { upstream, events } = await start();
    upstream.add("tx-2", "eve");
    const browsers = await Promise.all(Array.from({ length: 20 }, () => events()));
    const { response } = await events();
    expect(response.status).toBe(429);
    expect(response.headers.get("Retry-After")).toBe("30");
    expect(await response.json()).toMatchObject({ code: "too_many_streams" });
    expect((await events("tx-2", "eve")).response.status).toBe(200);

    browsers[0]?.leave();
    await expect.poll(async () => (await events()).response.status).toBe(200);
  });

  test("the vendor's own error comes as JSON where there is no transaction yet", async () => {
    const { upstream, events } = await start();
    upstream.answer = { status: 429, headers: { "Retry-After": "7" } };
    const { response } = await events();
    expect([response.status, response.headers.get("Retry-After")]).toEqual([429, "7"]);
    expect(await response.text()).not.toContain(TOKEN);
    await upstream.connected(0);
  });
});

describe.each(["sdk_customer_token", "sdk_partner_authorization"] as const)(
  "%s",
  (initTokenType) => {
    test("a change at the vendor is in the browser's stream without any timer and without a look", async () => {
      const { upstream, events } = await start({ initTokenType });
      const { next } = await events();
      await next();
      vi.useFakeTimers({ toFake: ["setTimeout", "setInterval", "setImmediate"] });
      onTestFinished(() => void vi.useRealTimers());
      for (let change = 1; change <= 50; change++) {
        upstream.change("tx-1", { fiat_amount: String(100 + change) });
        expect(await next()).toMatchObject({ fiat_amount: String(100 + change) });
      }
      expect(upstream.looks).toHaveLength(1);
    });

    test("what it cannot understand is passed over, and completes nothing", async () => {
      const { upstream, events } = await start({ initTokenType });
      const { next, text } = await events();
      await next();
      const update = {
        event: "tx.update",
        merchant_transaction_id: "tx-1",
        status: "completed",
      };
      for (const message of [
        "",
        "null",
        "[]",
        '"tx.update"',
        '{"event":"tx.update",',
        { ...update, event: "tx.delete" },
        { ...update, event: undefined },
        { ...update, merchant_transaction_id: "tx-2" },
        { ...update, merchant_transaction_id: ["tx-1"] },
        { ...update, partner_user_id: "eve" },
        { ...update, status: undefined },
        { ...update, status: "" },
        { ...update, status: 2 },
        { ...update, status: ["completed"] },
        { ...update, status: "completed".padEnd(2000) },
        '{"__proto__":{"event":"tx.update","merchant_transaction_id":"tx-1","status":"completed"}}',
      ])
        upstream.push(message);
      for (const socket of upstream.sockets) socket.send(Buffer.from(JSON.stringify(update)));
      upstream.push({ ...update, status: "refunded", fiat_amount: { a: 1 }, isAdmin: true });
      expect(await next()).toMatchObject({ status: "refunded", fiat_amount: "100" });
      expect(text()).not.toMatch(/completed|isAdmin/);
      expect(upstream.upgrades).toHaveLength(1);
      upstream.change("tx-1", { status: "failed" });
      expect(await next()).toMatchObject({ status: "failed" });
    });

    test("a message that is too long costs the connection, and nothing else", async () => {
      const { upstream, events } = await start({ initTokenType });
      const { next } = await events();
      await next();
      upstream.push({ event: "x".repeat(65 * 1024) });
      await expect.poll(() => upstream.looks).toHaveLength(2);
      upstream.change("tx-1", { status: "processing" });
      expect(await next()).toMatchObject({ status: "processing" });
      expect([upstream.upgrades.length, upstream.looks.length]).toEqual([2, 2]);
    });

    test("connects again when the connection drops, looks once, and misses nothing", async () => {
      const { upstream, events } = await start({ initTokenType });
      const { next, rest } = await events();
      await next();
      upstream.drop();
      upstream.change("tx-1", { status: "processing" });
      expect(await next()).toMatchObject({ status: "processing" });
      expect([upstream.upgrades.length, upstream.looks.length]).toEqual([2, 2]);
      upstream.change("tx-1", { status: "completed" });
      expect(await rest()).toMatchObject([{ status: "completed" }]);
      expect(upstream.looks).toHaveLength(2);
    });

    test.each(["refuse", "redirect"] as const)(
      "looks at once where the connection meets a %s",
      async (upgrade) => {
        const { upstream, events } = await start({ initTokenType, upgrade });
        const { next } = await events();
        expect(await next()).toMatchObject({ status: "pending" });
        upstream.upgrade = "accept";
        await upstream.connected(1);
        await expect.poll(() => upstream.looks).toHaveLength(2);
        upstream.change("tx-1", { status: "processing" });
        expect(await next()).toMatchObject({ status: "processing" });
      },
    );

    test("looks where the connection hangs", async () => {
      const { upstream, events } = await start({ initTokenType, upgrade: "hang" });
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
      onTestFinished(() => void vi.useRealTimers());
      const stream = events();
      await expect.poll(() => upstream.upgrades.length).toBe(1);
      expect(upstream.looks).toEqual([]);
      vi.advanceTimersByTime(1000);
      const { next } = await stream;
      expect(await next()).toMatchObject({ status: "pending" });
      expect([upstream.upgrades.length, upstream.looks.length]).toEqual([1, 1]);
    });

    test("the client token is in no answer, no event and nothing that is printed", async () => {
      const printed: unknown[] = [];
      const methods = ["log", "info", "warn", "error", "debug", "trace"] as const;
      for (const method of methods)
        vi.spyOn(console, method).mockImplementation((...words) => void printed.push(words));
      const onWarning = (warning: Error) => printed.push(String(warning), warning.stack);
      process.on("warning", onWarning);
      onTestFinished(() => {
        process.off("warning", onWarning);
        vi.restoreAllMocks();
      });

      const answers: string[] = [];
      for (const upgrade of ["refuse", "redirect", "accept"] as const) {
        const { upstream, events } = await start({ initTokenType, upgrade });
        const { response, next, text } = await events();
        await next();
        upstream.push(`{"event":"${TOKEN}"`);
        upstream.push({
          event: "tx.update",
          merchant_transaction_id: "tx-1",
          status: "processing",
        });
        if (upgrade === "accept") await next();
        upstream.answer = { status: 401 };
        upstream.drop();
        const other = await events("tx-9");
        answers.push(text(), await other.response.text());
        for (const { headers } of [response, other.response])
          answers.push(JSON.stringify([...headers]));
      }
      expect(answers.join("")).toContain("processing");
      expect(JSON.stringify([answers, printed])).not.toContain(TOKEN);
    });
  },
);

test("a base address with a path keeps it", async () => {
  const upstream = await pushVendor({ path: "/proof/v1" });
  upstream.add("tx-1", "ada");
  const { events } = await partner(
    proof({
      baseUrl: upstream.baseUrl,
      clientToken: TOKEN,
      initTokenType: "sdk_partner_authorization",
    }),
  );
  await (await events()).next();
  expect(upstream.upgrades).toEqual(["/proof/v1/ws?tx_id=tx-1"]);
  await upstream.connected(1);
});

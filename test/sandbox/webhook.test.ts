import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createSandbox, type Sandbox, type SandboxOptions } from "ramp-widget/sandbox";
import { afterEach, describe, expect, test, vi } from "vitest";
import { serveSandbox } from "../../src/sandbox/serveSandbox.ts";
import { goodCard, newSession, openPage, runOptions } from "./partner.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

/** A partner's server; `answer` is what it does with a webhook. */
async function partnerServer(
  answer: (response: ServerResponse, body: string) => void = (response) => response.end(),
  port = 0,
) {
  const calls: { request: IncomingMessage; body: Record<string, unknown> }[] = [];
  const server = createServer(async (request, response) => {
    const text = (await request.toArray()).join("");
    calls.push({ request, body: JSON.parse(text) });
    answer(response, text);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  cleanups.push(stop);
  const statuses = () => calls.map(({ body }) => body["status"]);
  const address = server.address() as AddressInfo;
  const webhookUrl = `http://127.0.0.1:${address.port}/hooks?partner=1`;
  return { calls, statuses, webhookUrl, port: address.port, stop };
}

function vendor(options: SandboxOptions): Sandbox {
  const sandbox = createSandbox({ initTokenType: "sdk_partner_authorization", ...options });
  cleanups.push(sandbox.close);
  return sandbox;
}

async function purchase(sandbox: Sandbox) {
  return (await newSession(sandbox)).merchant_transaction_id;
}

describe("sdk_partner_authorization", () => {
  test("posts each change of status, with exactly the documented fields", async () => {
    const { calls, webhookUrl } = await partnerServer();
    const sandbox = vendor({ webhookUrl });
    const id = await purchase(sandbox);
    sandbox.pay(id);
    await expect.poll(() => calls.length).toBe(1);
    const [call] = calls;
    expect(call?.request).toMatchObject({
      method: "POST",
      url: "/hooks?partner=1",
      headers: { "content-type": "application/json" },
    });
    expect(Object.keys(call?.request.headers ?? {}).join()).not.toMatch(/signature|authorization/);
    expect(call?.body).toEqual({
      merchant_transaction_id: id,
      type: "buy",
      status: "processing",
      currency: "USDT",
      network: "TRC20",
      crypto_amount: "100.00",
      fiat_currency: "EUR",
      fiat_amount: "95.38",
      created_at: sandbox.transaction(id)?.created_at,
      updated_at: sandbox.transaction(id)?.updated_at,
    });
    expect(sandbox.counts.webhooks).toBe(1);
  });

  test("posts what was skipped at once in order, even where the partner's server is slow", async () => {
    const unanswered: number[] = [];
    let open = 0;
    const { statuses, calls, webhookUrl } = await partnerServer((response) => {
      unanswered.push(open);
      open += 1;
      setTimeout(() => response.end(() => (open -= 1)), 50);
    });
    const sandbox = vendor({ webhookUrl });
    const session = await newSession(sandbox);
    const { call } = await openPage(sandbox, runOptions(session));
    await call("code", { code: "000000" });
    await call("identity");
    await call("card", goodCard);
    sandbox.clock.advance(60_000);
    await expect.poll(statuses).toEqual(["processing", "completed"]);
    // The second one set out when the first had its answer, so it cannot have overtaken it.
    expect(unanswered).toEqual([0, 0]);
    const times = calls.map(({ body }) => Date.parse(String(body["updated_at"])));
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(4000);
  });

  test("posts by itself what the passing of real time brings", async () => {
    const { statuses, webhookUrl } = await partnerServer();
    const sandbox = vendor({ webhookUrl, settlementDelayMs: 50 });
    sandbox.pay(await purchase(sandbox));
    await expect.poll(statuses).toEqual(["processing", "completed"]);
    expect(sandbox.counts.webhooks).toBe(2);
  });

  test("a webhook can come twice", async () => {
    const { calls, webhookUrl } = await partnerServer();
    const sandbox = vendor({ webhookUrl });
    const [id, other] = [await purchase(sandbox), await purchase(sandbox)];
    expect(() => sandbox.redeliverWebhook(id)).toThrow(`no webhook for transaction ${id}`);
    sandbox.pay(id);
    await expect.poll(() => calls.length).toBe(1);
    sandbox.cancel(other);
    sandbox.redeliverWebhook(id);
    await expect.poll(() => calls.length).toBe(3);
    const same = calls.filter(({ body }) => body["merchant_transaction_id"] === id);
    expect(same[1]?.body).toEqual(same[0]?.body);
    expect(sandbox.counts.webhooks).toBe(3);
  });

  test("a partner's server that is down misses its webhook, and disturbs nothing", async () => {
    const posts = vi.spyOn(globalThis, "fetch");
    cleanups.push(() => posts.mockRestore());
    const gone = await partnerServer();
    await gone.stop();
    const sandbox = vendor({ webhookUrl: gone.webhookUrl });
    const id = await purchase(sandbox);
    sandbox.pay(id);
    expect(sandbox.transaction(id)?.status).toBe("processing");
    sandbox.clock.advance(4000);
    expect(sandbox.counts.webhooks).toBe(2);
    const ends = () => posts.mock.settledResults.map(({ type }) => type);
    await expect.poll(ends).toEqual(["rejected", "rejected"]);
    const back = await partnerServer((response) => response.end(), gone.port);
    sandbox.redeliverWebhook(id);
    await expect.poll(back.statuses).toEqual(["completed"]);
  });

  test("a partner's server that answers 500 is not asked again", async () => {
    const { statuses, webhookUrl } = await partnerServer((response) =>
      response.writeHead(500).end("no"),
    );
    const sandbox = vendor({ webhookUrl });
    const id = await purchase(sandbox);
    sandbox.pay(id);
    sandbox.clock.advance(4000);
    sandbox.redeliverWebhook(id);
    await expect.poll(statuses).toEqual(["processing", "completed", "completed"]);
  });

  test("a partner's server that never answers delays no other transaction", async () => {
    const { calls, webhookUrl } = await partnerServer(() => {});
    const sandbox = vendor({ webhookUrl });
    const ids = [await purchase(sandbox), await purchase(sandbox)];
    for (const id of ids) sandbox.pay(id);
    await expect.poll(() => calls.length).toBe(2);
    const told = calls.map(({ body }) => String(body["merchant_transaction_id"]));
    expect(told.toSorted()).toEqual(ids.toSorted());
  });

  test("closing lets go of webhooks that are under way, and sends no more", async () => {
    const { calls, webhookUrl } = await partnerServer(() => {});
    const options = {
      apiPort: 0,
      widgetPort: 0,
      initTokenType: "sdk_partner_authorization",
      webhookUrl,
    } as const;
    const { sandbox, close } = await serveSandbox(options);
    const id = await purchase(sandbox);
    sandbox.pay(id);
    await expect.poll(() => calls.length).toBe(1);
    let left = false;
    calls[0]?.request.socket.on("close", () => (left = true));
    await close();
    await expect.poll(() => left).toBe(true);
    sandbox.clock.advance(4000);
    expect(sandbox.transaction(id)?.status).toBe("completed");
    expect(sandbox.counts.webhooks).toBe(1);
  });

  test("a coming webhook keeps no process alive", async () => {
    const timers = () => process.getActiveResourcesInfo().filter((one) => one === "Timeout").length;
    const { calls, webhookUrl } = await partnerServer();
    const sandbox = vendor({ webhookUrl });
    const id = await purchase(sandbox);
    const before = timers();
    sandbox.pay(id);
    expect(timers()).toBe(before);
    await expect.poll(() => calls.length).toBe(1);
  });
});

test("no address, no webhook", async () => {
  const sandbox = createSandbox({ initTokenType: "sdk_partner_authorization" });
  const id = await purchase(sandbox);
  sandbox.pay(id);
  expect(sandbox.counts.webhooks).toBe(0);
  expect(() => sandbox.redeliverWebhook(id)).toThrow("no `webhookUrl`");
});

test("sdk_customer_token has no webhooks, and says so at once", () => {
  const webhookUrl = "http://localhost:3000/hooks";
  expect(() => createSandbox({ webhookUrl })).toThrow(TypeError);
  expect(() => createSandbox({ initTokenType: "sdk_customer_token", webhookUrl })).toThrow(
    "has no webhooks",
  );
});

test.each(["", "/hooks", "localhost:3000", "ftp://localhost/hooks"])(
  "%j is no address for webhooks",
  async (webhookUrl) => {
    expect(() => createSandbox({ initTokenType: "sdk_partner_authorization", webhookUrl })).toThrow(
      "absolute",
    );
    // And nothing keeps running.
    const ports = { apiPort: 0, widgetPort: 0 };
    await expect(
      serveSandbox({ ...ports, initTokenType: "sdk_partner_authorization", webhookUrl }),
    ).rejects.toThrow(TypeError);
  },
);

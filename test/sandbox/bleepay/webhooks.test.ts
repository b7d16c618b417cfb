import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { rampEndpoint } from "../../../src/server/rampEndpoint.ts";
import { createBleepaySandbox } from "../../../src/vendors/bleepay/sandbox/bleepaySandbox.ts";
import { bleepay } from "../../../src/vendors/bleepay/server.ts";
import { bleepaySandboxAssets } from "../../../src/vendors/bleepay/sandbox/widget.ts";
import type { WebhookEvent } from "../../../src/vendors/VendorServer.ts";
import { listen } from "../../server/serve.ts";
import { playBleepay } from "./playBleepay.ts";

interface Delivered {
  headers: IncomingHttpHeaders;
  body: string;
  event: { id: string; type: string; data: Record<string, unknown> };
}

/** A partner's server that hears of purchases; `answer` is what it does with a webhook. */
async function partner(
  answer: (response: ServerResponse) => void = (response) => response.end(),
  played: { settlementDelayMs?: number; webhookSecret?: string } = {},
) {
  const calls: Delivered[] = [];
  const webhookUrl = await listen(async (request, response) => {
    const body = await text(request);
    calls.push({ headers: request.headers, body, event: JSON.parse(body) });
    answer(response);
  });
  const vendor = await playBleepay({ webhookUrl, ...played });
  const server = bleepay({
    baseUrl: vendor.origin,
    widgetId: "wdgt_sandbox",
    clientSecret: "wdgt_secret_sandbox",
    webhookSecret: "whsec_sandbox",
    assets: bleepaySandboxAssets,
  });
  const begin = async () => {
    const order = { mode: "buy", currency: "USDT", network: "TRC20", amount: "50.00" } as const;
    const answer = await server.createSession(order, { id: "user-123", email: "ada@example.com" });
    return String(answer.body.id);
  };
  const types = () => calls.map(({ event }) => event.type);
  const read = async ({ body, headers }: Delivered): Promise<WebhookEvent | undefined> => {
    const signature = String(headers["x-platform-signature"]);
    return server.parseWebhook?.({
      body,
      headers: new Headers({ "x-platform-signature": signature }),
    });
  };
  return { calls, types, begin, read, server, ...vendor };
}

describe("webhooks", () => {
  test("tell each change, with the documented fields, signed so that the partner's server believes them", async () => {
    const { calls, types, begin, read, sandbox, clock, webhooks } = await partner();
    const id = await begin();
    const [depositId] = id.split(".");
    sandbox.events.pay?.(id);
    clock.advance(4000);
    await expect.poll(types).toEqual(["deposit.created", "deposit.pending", "deposit.confirmed"]);
    const [created, , confirmed] = calls;
    expect(confirmed?.event).toEqual({
      id: expect.stringMatching(/^evt_/),
      type: "deposit.confirmed",
      data: {
        sessionId: depositId,
        orderId: null,
        status: "CONFIRMED",
        amount: "50.00",
        currency: "USDT",
        network: "TRC20",
        txHash: sandbox.transaction(id)?.txId,
        depositAddress: "TSandboxTestAddressNotForRea1Money",
        customerEmail: "ada@example.com",
        customerReference: expect.stringMatching(/^user-123\./),
        metadata: {},
      },
    });
    expect(created?.event.data).toMatchObject({ status: "CREATED", txHash: null });
    expect(new Set(calls.map(({ event }) => event.id)).size).toBe(3);
    const hints = await Promise.all(calls.map(read));
    expect(hints.map((hint) => hint?.signed?.status)).toEqual([
      "pending",
      "processing",
      "completed",
    ]);
    expect(hints[2]?.signed).toMatchObject({ id: depositId, userId: "user-123" });
    expect(webhooks()).toBe(3);
  });

  test.each([
    ["underpay", "deposit.underpaid"],
    ["overpay", "deposit.overpaid"],
    ["cancel", "deposit.expired"],
  ] as const)("%s is told as %s", async (event, type) => {
    const { types, begin, sandbox } = await partner();
    sandbox.events[event]?.(await begin());
    await expect.poll(types).toEqual(["deposit.created", type]);
  });

  test("of another secret are not believed", async () => {
    const { calls, begin, read } = await partner(undefined, { webhookSecret: "whsec_rotated" });
    await begin();
    await expect.poll(() => calls.length).toBe(1);
    expect(await read(calls[0] as Delivered)).toBeUndefined();
  });

  test("tell that a deposit expired, once", async () => {
    const { types, begin, clock } = await partner();
    await begin();
    clock.advance(60 * 60_000);
    clock.advance(60 * 60_000);
    await expect.poll(types).toEqual(["deposit.created", "deposit.expired"]);
  });

  test("of one deposit keep their order, even where the partner's server is slow", async () => {
    const unanswered: number[] = [];
    let open = 0;
    const { types, begin, sandbox, clock } = await partner((response) => {
      unanswered.push(open);
      open += 1;
      setTimeout(() => response.end(() => (open -= 1)), 30);
    });
    const id = await begin();
    sandbox.events.pay?.(id);
    clock.advance(4000);
    await expect.poll(types).toEqual(["deposit.created", "deposit.pending", "deposit.confirmed"]);
    expect(unanswered).toEqual([0, 0, 0]);
  });

  test("can come twice: the same event, and the same fact", async () => {
    const { calls, begin, read, sandbox } = await partner();
    const id = await begin();
    await expect.poll(() => calls.length).toBe(1);
    sandbox.webhooks?.redeliver(sandbox.getWebhookId(id));
    await expect.poll(() => calls.length).toBe(2);
    expect(calls[1]?.body).toBe(calls[0]?.body);
    expect(await read(calls[1] as Delivered)).toEqual(await read(calls[0] as Delivered));
    expect(() => sandbox.webhooks?.redeliver("dep_000000000000")).toThrow(
      "no webhook for transaction dep_0",
    );
  });

  test("of before that come again move nothing back", async () => {
    const { calls, begin, sandbox, clock, server } = await partner();
    const id = await begin();
    sandbox.events.pay?.(id);
    clock.advance(4000);
    await expect.poll(() => calls.length).toBe(3);
    const told: string[] = [];
    const work: Promise<unknown>[] = [];
    const endpoint = rampEndpoint({
      vendors: [server],
      user: () => null,
      onTransaction: ({ status }) => void told.push(status),
      waitUntil: (one) => void work.push(one),
    });
    const deliver = async (index: number) => {
      const { body = "", headers = {} } = calls[index] ?? {};
      const response = await endpoint(
        new Request("https://shop.example/api/ramp/webhook", {
          method: "POST",
          headers: {
            "content-type": String(headers["content-type"]),
            "x-platform-signature": String(headers["x-platform-signature"]),
          },
          body,
        }),
      );
      await Promise.all(work);
      return response.status;
    };
    const [created, pending, confirmed] = [0, 1, 2];
    for (const index of [pending, created, pending, confirmed, created, pending, confirmed])
      expect(await deliver(index)).toBe(202);
    expect(told).toEqual(["processing", "completed"]);
  });

  test("are tried once, and disturb nothing", async () => {
    const { types, begin, sandbox, clock } = await partner((response) => response.destroy());
    const id = await begin();
    sandbox.events.pay?.(id);
    clock.advance(4000);
    await expect.poll(types).toEqual(["deposit.created", "deposit.pending", "deposit.confirmed"]);
    expect(sandbox.transaction(id)?.paymentStatus).toBe("CONFIRMED");
  });

  test("end with the sandbox", async () => {
    const { begin, sandbox, clock, webhooks } = await partner();
    await begin();
    sandbox.close();
    clock.advance(60 * 60_000);
    expect(webhooks()).toBe(1);
  });
});

test("what comes by itself is told by itself, and keeps no process alive", async () => {
  const timers = () => process.getActiveResourcesInfo().filter((one) => one === "Timeout").length;
  const bodies: string[] = [];
  const webhookUrl = await listen(async (request, response) => {
    bodies.push(await text(request));
    response.end();
  });
  const sandbox = createBleepaySandbox({
    widgetOrigin: "http://localhost:5175",
    now: Date.now,
    settlementDelayMs: 50,
    webhookUrl,
    onWebhook: () => {},
  });
  const [asset] = bleepaySandboxAssets;
  const response = await sandbox.answer(
    new Request("http://localhost/api/v1/widgets/wdgt_sandbox/create-session", {
      method: "POST",
      headers: { "x-client-secret": "wdgt_secret_sandbox", "content-type": "application/json" },
      body: JSON.stringify({ ...asset, amount: "50" }),
    }),
  );
  const { id } = (await response.json()) as { id: string };
  const before = timers();
  sandbox.events.pay?.(id);
  expect(timers()).toBe(before);
  await expect.poll(() => bodies.length).toBe(3);
  expect(bodies[2]).toContain("deposit.confirmed");
  sandbox.close();
});

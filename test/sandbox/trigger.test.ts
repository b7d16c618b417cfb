import { text } from "node:stream/consumers";
import { createSandbox } from "ramp-widget/sandbox";
import { sandboxVendors } from "ramp-widget/sandbox/server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readTriggerFlags } from "../../src/sandbox/readTriggerFlags.ts";
import { requestTrigger } from "../../src/sandbox/requestTrigger.ts";
import { serveSandbox } from "../../src/sandbox/serveSandbox.ts";
import { listen } from "../server/serve.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
  vi.useRealTimers();
});

const USER = { id: "user-1", email: "ada@example.com" };
const ORDERS = {
  proof: { currency: "USDT", network: "TRC20", amount: "100" },
  transak: { currency: "USDT", network: "polygon", fiatCurrency: "EUR", fiatAmount: "100" },
  bleepay: { currency: "USDT", network: "TRC20", amount: "100" },
} as const;
type Name = keyof typeof ORDERS;

/** A served sandbox, and a partner's server that its webhooks reach. */
async function start({ status = 200, hasUrl = true } = {}) {
  const bodies: string[] = [];
  const webhookUrl = await listen(async (request, response) => {
    bodies.push(await text(request));
    response.writeHead(status).end();
  });
  const served = await serveSandbox({
    apiPort: 0,
    widgetPort: 0,
    settlementDelayMs: 60_000,
    initTokenType: "sdk_partner_authorization",
    ...(hasUrl && { webhookUrl }),
  });
  cleanups.push(served.close);
  const { apiUrl, widgetUrl, sandbox } = served;
  const vendors = sandboxVendors({
    apiUrl,
    widgetOrigin: widgetUrl,
    initTokenType: "sdk_partner_authorization",
  });
  const begin = async (name: Name) => {
    const vendor = vendors.find((one) => one.name === name);
    const order = { mode: "buy", redirectUrl: "https://shop.example/", ...ORDERS[name] } as const;
    const answer = await vendor?.createSession(order, USER);
    expect(answer).toMatchObject({ status: 200 });
    return sandbox.newestTransaction() ?? "";
  };
  const port = Number(new URL(apiUrl).port);
  return { sandbox, begin, bodies, port };
}

/** What Proof's webhooks say. */
const statusesIn = (bodies: readonly string[]) =>
  bodies.map((body) => (JSON.parse(body) as { status: string }).status);

describe("a webhook on demand", () => {
  test.each<[Name, string[]]>([
    ["proof", ["processing", "completed"]],
    ["transak", ["pending", "processing", "processing", "completed"]],
    ["bleepay", ["processing", "completed"]],
  ])("takes the newest transaction of %s to its end", async (name, statuses) => {
    const { sandbox, begin, bodies } = await start();
    const id = await begin(name);
    const before = name === "bleepay" ? 1 : 0;
    await expect.poll(() => bodies.length).toBe(before);
    expect(await sandbox.triggerWebhook("completed")).toEqual({
      transactionId: id,
      statuses,
      answers: statuses.map(() => 200),
    });
    expect(bodies.length).toBe(before + statuses.length);
  });

  test.each<[Name, string]>([
    ["proof", "processing"],
    ["proof", "failed"],
    ["proof", "cancelled"],
    ["transak", "processing"],
    ["transak", "failed"],
    ["transak", "cancelled"],
    ["bleepay", "processing"],
    ["bleepay", "failed"],
  ])("of %s can say %s", async (name, status) => {
    const { sandbox, begin } = await start();
    await begin(name);
    expect((await sandbox.triggerWebhook(status)).statuses.at(-1)).toBe(status);
  });

  test("can be an event of the vendor", async () => {
    const { sandbox, begin } = await start();
    await begin("bleepay");
    expect((await sandbox.triggerWebhook("overpay")).statuses).toEqual(["completed"]);
  });

  test("comes twice", async () => {
    const { sandbox, begin, bodies } = await start();
    await begin("proof");
    await sandbox.triggerWebhook("processing", { twice: true });
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toBe(bodies[0]);
  });

  test("comes out of order: an older status after the newer one", async () => {
    const { sandbox, begin, bodies } = await start();
    const id = await begin("proof");
    await sandbox.triggerWebhook("completed", { outOfOrder: true });
    expect(statusesIn(bodies)).toEqual(["completed", "processing"]);
    expect(sandbox.transaction(id)).toMatchObject({ status: "completed" });
  });

  test("comes out of order where the older one was sent before", async () => {
    const { sandbox, begin, bodies } = await start();
    await begin("proof");
    await sandbox.triggerWebhook("processing");
    await sandbox.triggerWebhook("completed", { outOfOrder: true });
    expect(statusesIn(bodies)).toEqual(["processing", "completed", "processing"]);
  });

  test("comes late, though the status changes at once", async () => {
    const { sandbox, begin, bodies } = await start();
    const id = await begin("proof");
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    expect(await sandbox.triggerWebhook("processing", { lateMs: 5000 })).toMatchObject({
      statuses: ["processing"],
      answers: [],
    });
    expect(sandbox.transaction(id)).toMatchObject({ status: "processing" });
    await vi.advanceTimersByTimeAsync(4999);
    expect(sandbox.counts.webhooks).toBe(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(sandbox.counts.webhooks).toBe(1);
    vi.useRealTimers();
    await expect.poll(() => statusesIn(bodies)).toEqual(["processing"]);
  });

  test("that was sent is sent again", async () => {
    const { sandbox, begin, bodies } = await start();
    await begin("proof");
    await sandbox.triggerWebhook("completed");
    await sandbox.triggerWebhook("processing");
    expect(statusesIn(bodies)).toEqual(["processing", "completed", "processing"]);
  });

  test("concerns the transaction that is named, and sends the others' as ever", async () => {
    const { sandbox, begin, bodies } = await start();
    const first = await begin("proof");
    const second = await begin("proof");
    sandbox.pay(second);
    await expect.poll(() => bodies.length).toBe(1);
    const { transactionId } = await sandbox.triggerWebhook("completed", { transactionId: first });
    expect(transactionId).toBe(first);
    await expect
      .poll(() => statusesIn(bodies).toSorted().join())
      .toBe("completed,completed,processing,processing");
  });
});

describe("a sandbox refuses in a sentence", () => {
  test("without a transaction", async () => {
    const { sandbox } = await start();
    await expect(sandbox.triggerWebhook("completed")).rejects.toThrow(
      "has no transaction yet. Start a purchase in your app",
    );
  });

  test("without an address for webhooks", async () => {
    const { sandbox, begin } = await start({ hasUrl: false });
    await begin("proof");
    await expect(sandbox.triggerWebhook("completed")).rejects.toThrow("--webhook-url");
  });

  test("an unknown event, an unknown transaction, and what can't happen", async () => {
    const { sandbox, begin } = await start();
    await begin("bleepay");
    await expect(sandbox.triggerWebhook("paid")).rejects.toThrow(
      'No webhook tells of "paid". Name a status (processing, completed, failed, cancelled)',
    );
    await expect(sandbox.triggerWebhook("failed", { transactionId: "tx-9" })).rejects.toThrow(
      "no transaction tx-9",
    );
    await expect(sandbox.triggerWebhook("cancelled")).rejects.toThrow("can't become cancelled");
    await begin("proof");
    await expect(sandbox.triggerWebhook("processing", { outOfOrder: true })).rejects.toThrow(
      'no webhook with an older status than "processing"',
    );
  });

  test("webhooks where no vendor may have them", () => {
    expect(() => createSandbox({ webhookUrl: "http://localhost:3000/hooks" })).toThrow(
      "has no webhooks",
    );
  });
});

describe("the command", () => {
  test("says what the partner's server answered", async () => {
    const { begin, port } = await start({ status: 503 });
    const id = await begin("proof");
    const flags = readTriggerFlags(["failed", "--api-port", `${port}`, "--twice"]);
    if (typeof flags === "string") throw new Error(flags);
    expect(await requestTrigger(flags)).toBe(
      `Transaction ${id} was reported as failed, then failed. Your server answered 503, 503.`,
    );
  });

  test("passes on why the sandbox refuses", async () => {
    const { port } = await start();
    await expect(requestTrigger({ event: "completed", apiPort: port })).rejects.toThrow(
      "The sandbox has no transaction yet.",
    );
  });

  test("says that no sandbox listens there", async () => {
    const gone = new URL(await listen((_, response) => response.writeHead(200).end("hello")));
    await expect(requestTrigger({ event: "failed", apiPort: Number(gone.port) })).rejects.toThrow(
      `Port ${gone.port} answered 200, not like a sandbox. Start \`npx ramp-sandbox\``,
    );
    await expect(requestTrigger({ event: "failed", apiPort: 1 })).rejects.toThrow(
      "Port 1 does not answer. Start `npx ramp-sandbox` in another terminal",
    );
  });

  test.each([
    [
      ["completed", "--id", "tx-1", "--twice", "--late", "1.5", "--out-of-order"],
      {
        event: "completed",
        apiPort: 5174,
        transactionId: "tx-1",
        twice: true,
        lateMs: 1500,
        outOfOrder: true,
      },
    ],
    [[], expect.stringContaining("Name one status")],
    [["failed", "completed"], expect.stringContaining("Name one status")],
    [["failed", "--late", "soon"], expect.stringContaining("seconds")],
    [["failed", "--api-port", "99999"], expect.stringContaining("65535")],
    [["failed", "--port", "1"], expect.stringContaining("--port")],
  ])("reads %j", (words, flags) => {
    expect(readTriggerFlags(words)).toEqual(flags);
  });
});

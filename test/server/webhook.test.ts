import { createRequestListener } from "@remix-run/node-fetch-server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { confirmWebhookEvents } from "../../src/server/webhooks/confirmWebhookEvents.ts";
import { startWebhooks } from "./startWebhooks.ts";
import { createSandbox } from "../../src/sandbox/createSandbox.ts";
import { rampEndpoint } from "../../src/server.ts";
import type { ConfirmedTransaction, TransactionStatus, VendorServer } from "../../src/server.ts";
import { pauseFor } from "../../src/vendors/requestVendor.ts";
import { proofServer } from "../../src/vendors/proof/server.ts";
import { scriptVendor } from "./scriptVendor.ts";
import type { Reply } from "./scriptVendor.ts";
import { listen } from "./serve.ts";

const TOKEN = "client-token-5f2c";
const WEBHOOK = { merchant_transaction_id: "tx-1", type: "buy", status: "completed" };

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What Proof says of `tx-1` when it is asked. */
function record(status: string, fields: object = {}): Reply {
  const body = { merchant_transaction_id: "tx-1", partner_user_id: "ada", type: "buy", status };
  return { body: { ...body, ...fields } };
}

const unknown: Reply = { status: 404, body: { error: "not_found", code: "not_found" } };

interface Setting {
  onTransaction?: (transaction: ConfirmedTransaction) => void | Promise<void>;
  pause?: (ms: number) => Promise<void>;
  waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

/** A partner's webhook over HTTP, a scripted Proof behind it, and waits that are over at once. */
async function start(replies: Reply[], { onTransaction, pause, ...rest }: Setting = {}) {
  const { baseUrl, asked } = await scriptVendor(replies);
  const told: string[] = [];
  const pauses: number[] = [];
  const works: Promise<unknown>[] = [];
  const receive = startWebhooks(
    [proofServer({ baseUrl, clientToken: TOKEN }, async () => {})],
    {
      async onTransaction(transaction) {
        await onTransaction?.(transaction);
        told.push(transaction.status);
      },
      waitUntil: (work) => works.push(work),
      ...rest,
    },
    async (ms) => {
      pauses.push(ms);
      await pause?.(ms);
    },
  );
  const url = await listen(createRequestListener((request: Request) => receive(request)));
  const post = async (status: unknown = "completed", id: unknown = "tx-1") => {
    const body = JSON.stringify({ ...WEBHOOK, status, merchant_transaction_id: id });
    return send(url, body);
  };
  /** Posts one, and waits until all is done that comes of it. */
  const settle = async (status?: string) => {
    expect((await post(status)).status).toBe(202);
    await Promise.allSettled(works);
  };
  return { url, post, settle, asked, told, pauses, works };
}

function send(url: string, body: string, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body,
  });
}

/** Waits for what needs a few round trips, on a busy machine too. */
function soon(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 30_000 });
}

/** A promise, and what settles it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

test("tells the partner what the vendor confirms, and whose it is", async () => {
  const sandbox = createSandbox({
    initTokenType: "sdk_partner_authorization",
    clientToken: TOKEN,
    settlementDelayMs: 60_000,
  });
  const baseUrl = await listen(createRequestListener((request) => sandbox.fetch(request)));
  const told: ConfirmedTransaction[] = [];
  const works: Promise<unknown>[] = [];
  const user = vi.fn(() => ({ id: "ada", email: "ada@example.com" }));
  const endpoint = rampEndpoint({
    vendors: [
      proofServer(
        { baseUrl, clientToken: TOKEN, initTokenType: "sdk_partner_authorization" },
        async () => {},
      ),
    ],
    user,
    onTransaction: (transaction) => void told.push(transaction),
    waitUntil: (work) => works.push(work),
  });
  const url = await listen(createRequestListener(endpoint));
  const order = { type: "buy", currency: "USDT", network: "TRC20", amount: "100" };
  const session = await (await send(`${url}/api/ramp/session`, JSON.stringify(order))).json();
  const id: string = session.merchant_transaction_id;
  const post = async (status: string) => {
    const body = { merchant_transaction_id: id, status, userId: "eve", crypto_amount: "9999" };
    const response = await send(`${url}/api/ramp/webhook`, JSON.stringify(body));
    expect(response.status).toBe(202);
    expect(await response.json()).toEqual({});
    await Promise.all(works);
  };

  sandbox.pay(id);
  await post("processing");
  sandbox.clock.advance(60_000);
  await post("completed");

  expect(told).toMatchObject([
    { id, userId: "ada", vendor: "proof", mode: "buy", status: "processing", amount: "100.00" },
    { id, userId: "ada", vendor: "proof", mode: "buy", status: "completed", currency: "USDT" },
  ]);
  expect(Object.keys(told[1] ?? {})).not.toContain("partner_user_id");
  // A vendor carries nobody's cookie.
  expect(user).toHaveBeenCalledTimes(1);
});

test("follows a purchase by the vendor's webhooks alone, doubled ones too", async () => {
  const told: string[] = [];
  // The vendor's webhook names the partner, and the partner's server names the vendor.
  let partner: (request: Request) => Promise<Response> = async () => Response.error();
  const url = await listen(createRequestListener((request: Request) => partner(request)));
  const webhookUrl = `${url}/api/ramp/webhook`;
  const sandbox = createSandbox({
    initTokenType: "sdk_partner_authorization",
    clientToken: TOKEN,
    settlementDelayMs: 60_000,
    webhookUrl,
  });
  const baseUrl = await listen(createRequestListener((request) => sandbox.fetch(request)));
  partner = rampEndpoint({
    vendors: [
      proofServer(
        { baseUrl, clientToken: TOKEN, initTokenType: "sdk_partner_authorization" },
        async () => {},
      ),
    ],
    user: () => ({ id: "ada", email: "ada@example.com" }),
    onTransaction: ({ userId, status }) => void told.push(`${userId} ${status}`),
  });
  const order = { type: "buy", currency: "USDT", network: "TRC20", amount: "100" };
  const session = await (await send(`${url}/api/ramp/session`, JSON.stringify(order))).json();
  const id: string = session.merchant_transaction_id;

  sandbox.pay(id);
  await soon(() => expect(told).toEqual(["ada processing"]));
  sandbox.redeliverWebhook(id);
  sandbox.clock.advance(60_000);
  sandbox.redeliverWebhook(id);
  await soon(() => expect(told).toEqual(["ada processing", "ada completed"]));
  expect(sandbox.counts.webhooks).toBe(4);
});

test("answers before it has asked the vendor", async () => {
  const { post, asked, works } = await start([{ hangs: "before" }]);
  const response = await post();
  expect(response.status).toBe(202);
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  await soon(() => expect(asked).toHaveLength(1));
  expect(await Promise.race([works[0], Promise.resolve("still at it")])).toBe("still at it");
});

test("asks with the client token, and for the id alone", async () => {
  const { settle, asked } = await start([record("completed")]);
  await settle();
  expect(asked).toMatchObject([
    {
      method: "GET",
      url: "/widget/transactions/tx-1",
      headers: { authorization: `Bearer ${TOKEN}` },
    },
  ]);
});

describe("a forged webhook", () => {
  test("completes nothing: the vendor is asked again after 1, 5 and 15 seconds, and then believed", async () => {
    const { settle, told, pauses, asked } = await start([record("pending")]);
    await settle("completed");
    expect(told).toEqual(["pending"]);
    expect(pauses).toEqual([1000, 5000, 15_000]);
    expect(asked).toHaveLength(4);
  });

  test("that comes first does not hide the true one", async () => {
    const replies = [record("pending"), record("pending"), record("pending"), record("pending")];
    const { settle, told } = await start([...replies, record("completed")]);
    await settle("completed");
    await settle("completed");
    expect(told).toEqual(["pending", "completed"]);
  });

  test("about a transaction that the vendor does not know is let go in silence, after 1, 5 and 15 seconds", async () => {
    const error = vi.spyOn(console, "error").mockReturnValue();
    const { settle, told, pauses, asked, works } = await start([unknown]);
    await settle();
    expect(await Promise.all(works)).toEqual([undefined]);
    expect(told).toEqual([]);
    expect(pauses).toEqual([1000, 5000, 15_000]);
    expect(asked).toHaveLength(4);
    expect(error).not.toHaveBeenCalled();
  });

  test("about a transaction that the vendor does not know makes it no busier by coming often", async () => {
    const waits = [gate(), gate(), gate()];
    const { post, pauses, asked, works } = await start([unknown], {
      pause: () => waits[pauses.length - 1]?.opened ?? Promise.resolve(),
    });
    for (const [at, wait] of waits.entries()) {
      for (let time = 0; time < 5; time++) await post();
      await soon(() => expect(pauses).toHaveLength(at + 1));
      expect(asked).toHaveLength(at + 1);
      wait.open();
    }
    await Promise.all(works);
    expect(pauses).toEqual([1000, 5000, 15_000]);
    expect(asked).toHaveLength(4);
  });

  test("that takes a purchase back takes nothing back", async () => {
    const { settle, told } = await start([record("completed")]);
    for (const status of ["completed", "failed", "cancelled", "pending"]) await settle(status);
    expect(told).toEqual(["completed"]);
  });

  test.each(["paid", "__proto__", "constructor", "COMPLETED", "\u0000"])(
    "with the status %j says no more than that there are news",
    async (status) => {
      const { settle, told, pauses } = await start([record("processing")]);
      await settle(status);
      expect(told).toEqual(["processing"]);
      expect(pauses).toEqual([]);
    },
  );

  test.each(["..", ".", "..."])("with the id %j asks for no folder", async (id) => {
    const { post, asked, works } = await start([record("completed")]);
    expect((await post("completed", id)).status).toBe(202);
    await Promise.all(works);
    expect(asked).toEqual([]);
  });

  test.each<[string, string, number, Record<string, string>]>([
    ["a form", "status=completed", 415, { "Content-Type": "application/x-www-form-urlencoded" }],
    ["a text", JSON.stringify(WEBHOOK), 415, { "Content-Type": "text/plain" }],
    ["more than 16 KiB", JSON.stringify(WEBHOOK).padEnd(16 * 1024 + 1), 413, {}],
    ["half a document", '{"merchant_transaction_id":', 400, {}],
    ["nothing", "", 400, {}],
    ["null", "null", 400, {}],
    ["a list", JSON.stringify([WEBHOOK]), 400, {}],
    ["a list 8,000 deep", "[".repeat(8000) + "]".repeat(8000), 400, {}],
    ["no id", '{"status":"completed"}', 400, {}],
    ["no status", '{"merchant_transaction_id":"tx-1"}', 400, {}],
    ["an id out of a prototype", `{"__proto__":${JSON.stringify(WEBHOOK)}}`, 400, {}],
    ["an id that is a number", JSON.stringify({ ...WEBHOOK, merchant_transaction_id: 1 }), 400, {}],
    [
      "an id that is a path",
      JSON.stringify({ ...WEBHOOK, merchant_transaction_id: "../users/ada" }),
      400,
      {},
    ],
    [
      "an id with a line break",
      JSON.stringify({ ...WEBHOOK, merchant_transaction_id: "tx-1\n" }),
      400,
      {},
    ],
    [
      "an id of 256 letters",
      JSON.stringify({ ...WEBHOOK, merchant_transaction_id: "a".repeat(256) }),
      400,
      {},
    ],
    ["a status of 65 letters", JSON.stringify({ ...WEBHOOK, status: "a".repeat(65) }), 400, {}],
  ])("of %s is refused", async (_what, body, status, headers) => {
    const { url, asked } = await start([record("completed")]);
    const response = await send(url, body, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: "invalid_request" });
    expect(asked).toEqual([]);
  });
});

describe("each status once, and forwards", () => {
  test("when a webhook comes three times", async () => {
    const { settle, told, asked } = await start([record("completed")]);
    for (let time = 0; time < 3; time++) await settle("completed");
    expect(told).toEqual(["completed"]);
    expect(asked).toHaveLength(1);
  });

  test("when twenty come at once", async () => {
    const { post, told, asked, works } = await start([record("completed")]);
    await Promise.all(Array.from({ length: 20 }, () => post("completed")));
    await Promise.all(works);
    expect(told).toEqual(["completed"]);
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  test("when the vendor's answer is older than its last one", async () => {
    const { settle, told } = await start([record("processing"), record("pending")]);
    await settle("processing");
    await settle("pending");
    expect(told).toEqual(["processing"]);
  });

  test("when the vendor is behind its own webhook", async () => {
    const replies = [record("pending"), record("pending"), record("completed")];
    const { settle, told, pauses } = await start(replies);
    await settle("completed");
    expect(told).toEqual(["pending", "completed"]);
    expect(pauses).toEqual([1000, 5000]);
  });

  test("when the vendor does not know the transaction yet, of which its own webhook spoke", async () => {
    const { settle, told, pauses } = await start([unknown, unknown, record("completed")]);
    await settle("completed");
    expect(told).toEqual(["completed"]);
    expect(pauses).toEqual([1000, 5000]);
  });

  test("when the next webhook comes while one waits: it is looked into at once", async () => {
    const { post, told, pauses, works } = await start([record("pending"), record("completed")], {
      pause: () => new Promise(() => {}),
    });
    await post("processing");
    await soon(() => expect(pauses).toEqual([1000]));
    await post("completed");
    await Promise.all(works);
    expect(told).toEqual(["pending", "completed"]);
  });

  test("when the next webhook claims more than the vendor says yet", async () => {
    const waits = [gate(), gate(), gate()];
    const replies = [record("pending"), record("processing"), record("completed")];
    const { post, told, pauses, works } = await start(replies, {
      pause: () => waits[pauses.length - 1]?.opened ?? Promise.resolve(),
    });
    await post("processing");
    await soon(() => expect(pauses).toEqual([1000]));
    await post("completed");
    // The patience begins anew, and it is for the later of the two claims.
    await soon(() => expect(pauses).toEqual([1000, 1000]));
    waits[1]?.open();
    await Promise.all(works);
    expect(told).toEqual(["pending", "processing", "completed"]);
  });

  test("when the next webhook comes while the partner is still busy with one", async () => {
    const busy = gate();
    const began: string[] = [];
    const { post, told, works, asked } = await start([record("processing"), record("completed")], {
      async onTransaction({ status }) {
        began.push(status);
        if (status === "processing") await busy.opened;
      },
      pause: () => new Promise(() => {}),
    });
    await post("processing");
    await soon(() => expect(began).toEqual(["processing"]));
    await post("completed");
    await post("completed");
    expect(asked).toHaveLength(1);
    expect(began).toEqual(["processing"]);
    busy.open();
    await Promise.all(works);
    expect(told).toEqual(["processing", "completed"]);
  });
});

describe("a partner that fails", () => {
  test("twice is called a third time, and not again", async () => {
    let failures = 2;
    const { settle, told, pauses, works } = await start([record("completed")], {
      onTransaction() {
        if (failures-- > 0) throw new Error("database away");
      },
    });
    await settle();
    await settle();
    expect(await Promise.all(works)).toEqual([undefined, undefined]);
    expect(told).toEqual(["completed"]);
    expect(pauses).toEqual([1000, 5000]);
  });

  test("again and again hears of it in the work that it was given", async () => {
    const error = vi.spyOn(console, "error").mockReturnValue();
    const onTransaction = vi.fn(() => Promise.reject(new Error("database away")));
    const { settle, works, pauses } = await start([record("completed")], { onTransaction });
    await settle();
    expect(onTransaction).toHaveBeenCalledTimes(4);
    expect(pauses).toEqual([1000, 5000, 15_000]);
    const failure: unknown = await works[0]?.catch((error: unknown) => error);
    expect(failure).toMatchObject({
      message: expect.stringMatching(/`onTransaction` kept failing .* tx-1 \(completed\)/),
      cause: { message: "database away" },
    });
    expect(error).not.toHaveBeenCalled();
  });

  test("is asked again by the next webhook", async () => {
    let away = true;
    const { settle, told } = await start([record("completed")], {
      onTransaction() {
        if (away) throw new Error("database away");
      },
    });
    await settle();
    expect(told).toEqual([]);
    away = false;
    await settle();
    expect(told).toEqual(["completed"]);
  });

  test("does not lose the webhook that comes during the last try", async () => {
    const last = gate();
    let calls = 0;
    const { post, told, pauses, works } = await start(
      [...Array.from({ length: 4 }, () => record("processing")), record("completed")],
      {
        async onTransaction({ status }) {
          if (++calls === 4) await last.opened;
          if (status === "processing") throw new Error("no such status in the database");
        },
      },
    );
    await post("processing");
    await soon(() => expect(calls).toBe(4));
    await post("completed");
    last.open();
    expect(await Promise.all(works)).toEqual([undefined, undefined]);
    expect(told).toEqual(["completed"]);
    expect(pauses).toEqual([1000, 5000, 15_000, 1000]);
  });

  test("goes on failing for the webhook that came during the last try: it hears of that once", async () => {
    const last = gate();
    let calls = 0;
    const { post, told, pauses, works } = await start([record("completed")], {
      async onTransaction() {
        if (++calls === 4) await last.opened;
        throw new Error("database away");
      },
    });
    await post("completed");
    await soon(() => expect(calls).toBe(4));
    await post("completed");
    last.open();
    expect((await Promise.allSettled(works)).map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
    ]);
    expect(told).toEqual([]);
    expect(pauses).toEqual([1000, 5000, 15_000, 1000, 5000, 15_000]);
  });

  test("is not hurried by more webhooks, which anybody can send", async () => {
    const failed = gate();
    const { post, pauses, asked, works } = await start([record("completed")], {
      onTransaction: () => Promise.reject(new Error("database away")),
      pause: () => failed.opened,
    });
    await post();
    await soon(() => expect(pauses).toEqual([1000]));
    for (let time = 0; time < 5; time++) await post();
    expect(asked).toHaveLength(1);
    failed.open();
    await Promise.allSettled(works);
    expect(pauses).toEqual([1000, 5000, 15_000]);
    expect(asked).toHaveLength(4);
  });

  test("without waitUntil hears of it on the console, once", async () => {
    const error = vi.spyOn(console, "error").mockReturnValue();
    const { post } = await start([record("completed")], {
      onTransaction: () => Promise.reject(new Error("database away")),
      waitUntil: undefined,
    });
    await Promise.all([post(), post(), post()]);
    await soon(() => expect(error).toHaveBeenCalled());
    expect(error).toHaveBeenCalledTimes(1);
    expect(String(error.mock.calls[0]?.[0])).toContain("`onTransaction` kept failing");
  });

  test("takes longer than a minute has failed, and is called again", async () => {
    vi.useFakeTimers();
    const hangs = gate();
    const calls: string[] = [];
    let work: Promise<unknown> | undefined;
    const receive = startWebhooks(
      [vendorThatSays("completed")],
      {
        async onTransaction({ status }) {
          calls.push(status);
          if (calls.length === 1) await hangs.opened;
        },
        waitUntil: (given) => (work = given),
      },
      pauseFor,
    );
    await receive(posted("tx-1"));
    await vi.advanceTimersByTimeAsync(60_999);
    expect(calls).toEqual(["completed"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls).toEqual(["completed", "completed"]);
    expect(await work).toBeUndefined();
    expect(vi.getTimerCount()).toBe(0);
    hangs.open();
    await receive(posted("tx-1"));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(calls).toHaveLength(2);
  });

  test("never ends hears of it, and what it says later hurts nobody", async () => {
    vi.useFakeTimers();
    const hangs = gate();
    let work: Promise<unknown> | undefined;
    const onTransaction = vi.fn(async () => {
      await hangs.opened;
      throw new Error("at last");
    });
    const receive = startWebhooks(
      [vendorThatSays("completed")],
      { onTransaction, waitUntil: (given) => (work = given) },
      pauseFor,
    );
    await receive(posted("tx-1"));
    const failure = work?.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(4 * 60_000 + 21_000);
    expect(await failure).toMatchObject({
      message: expect.stringMatching(/`onTransaction` kept failing .* tx-1 \(completed\)/),
      cause: { message: expect.stringContaining("60 seconds") },
    });
    expect(onTransaction).toHaveBeenCalledTimes(4);
    hangs.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("never ends holds up its own transaction only", async () => {
    const replies = Array.from({ length: 30 }, (_, at) =>
      record("completed", { merchant_transaction_id: `tx-${at}` }),
    );
    const told: string[] = [];
    const { post, asked } = await start(replies, {
      async onTransaction({ id }) {
        if (id !== "tx-29") await new Promise(() => {});
        told.push(id);
      },
    });
    for (let at = 0; at < 30; at++) {
      await post("completed", `tx-${at}`);
      await soon(() => expect(asked).toHaveLength(at + 1));
    }
    await soon(() => expect(told).toEqual(["tx-29"]));
  });
});

describe("a vendor that confirms nothing", () => {
  test.each<[string, Reply, string]>([
    ["is away", { status: 503, body: { error: "e", code: "maintenance" } }, "503 maintenance"],
    [
      "refuses our token, and repeats it",
      { status: 401, body: { code: TOKEN, message: TOKEN } },
      "502 vendor_unauthorized",
    ],
    ["answers a page", { body: "<html>" }, "502 upstream_invalid_response"],
    [
      "answers about another transaction",
      record("completed", { merchant_transaction_id: "tx-2" }),
      "another transaction",
    ],
    ["names no user", record("completed", { partner_user_id: undefined }), "names no user"],
    ["names a list of users", record("completed", { partner_user_id: ["ada"] }), "names no user"],
    ["has a status of its own", record("settled"), "does not know"],
    ["leaves out the status", record("completed", { status: undefined }), "`status`"],
  ])("%s: the partner is told nothing, and why", async (_what, reply, reason) => {
    const { settle, told, works, pauses } = await start([reply]);
    await settle();
    expect(told).toEqual([]);
    expect(pauses).toEqual([1000, 5000, 15_000]);
    const failure: unknown = await works[0]?.catch((error: unknown) => error);
    expect(String(failure)).toContain(reason);
    expect(String(failure)).not.toContain(TOKEN);
  });

  test("at first, confirms later", async () => {
    const { settle, told, works } = await start([{ status: 503 }, record("completed")]);
    await settle();
    expect(await Promise.all(works)).toEqual([undefined]);
    expect(told).toEqual(["completed"]);
  });
});

describe("a flood", () => {
  /** The webhook without HTTP, and a vendor that answers when it is let. */
  function flooded() {
    const { opened, open } = gate();
    let looking = 0;
    let most = 0;
    const told: string[] = [];
    const works: Promise<unknown>[] = [];
    const vendor: VendorServer = {
      ...proofServer({ baseUrl: "https://api.example.com", clientToken: TOKEN }, async () => {}),
      async confirmTransaction({ id }) {
        most = Math.max(most, ++looking);
        await opened;
        looking--;
        return confirmed(id, "completed");
      },
    };
    const receive = startWebhooks(
      [vendor],
      {
        onTransaction: ({ id }) => void told.push(id),
        waitUntil: (work) => works.push(work),
      },
      async () => {},
    );
    const post = (id: string) => receive(posted(id));
    return { post, open, told, works, most: () => most };
  }

  test("of 1,000 transactions asks the vendor for eight at once, and tells of all", async () => {
    const { post, open, told, works, most } = flooded();
    const ids = Array.from({ length: 1000 }, (_, at) => `tx-${at}`);
    const answers = await Promise.all(ids.map((id) => post(id)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));

    const full = await post("tx-1000");
    expect(full.status).toBe(503);
    expect(full.headers.get("Retry-After")).toBe("30");
    // One more for a transaction that is under way takes no room.
    expect((await post("tx-5")).status).toBe(202);

    open();
    await Promise.all(works);
    expect(most()).toBe(8);
    expect(told).toEqual(ids);
    expect((await post("tx-1000")).status).toBe(202);
  });

  test("of forged ids waits for a hundred of them at most, and turns no true webhook away", async () => {
    const { opened, open } = gate();
    const asked: string[] = [];
    const told: string[] = [];
    let looking = 0;
    let most = 0;
    const follow = confirmWebhookEvents(
      async ({ id }) => {
        asked.push(id);
        most = Math.max(most, ++looking);
        await Promise.resolve();
        looking--;
        return id.startsWith("true") ? confirmed(id, "completed") : undefined;
      },
      async ({ id }) => void told.push(id),
      () => {},
      () => opened,
    );
    const thousand = (name: string) =>
      Array.from({ length: 1000 }, (_, at) => {
        const work = follow({ id: `${name}-${at}`, status: "completed" });
        if (work === "full") throw new Error(`${name}-${at} was turned away.`);
        return work;
      });
    const waiting = thousand("forged");
    await expect.poll(() => asked).toHaveLength(1000);
    await Promise.all(thousand("more"));
    await Promise.all(thousand("true"));
    expect(told).toHaveLength(1000);
    expect(asked).toHaveLength(3000);

    open();
    await Promise.all(waiting);
    // Three more looks for each of the hundred that were waited for.
    expect(asked).toHaveLength(3300);
    expect(most).toBe(8);
  });

  test.each(["let go", "found"])(
    "of ids that are %s leaves room to wait for others",
    async (how) => {
      const { opened, open } = gate();
      const asked = new Set<string>();
      let pauses = 0;
      let telling = 0;
      const follow = confirmWebhookEvents(
        async ({ id }) => {
          const isKnown = how === "found" && asked.has(id);
          asked.add(id);
          return isKnown ? confirmed(id, "completed") : undefined;
        },
        () => {
          telling++;
          return opened;
        },
        () => {},
        async () => void pauses++,
      );
      const hundred = (name: string) =>
        Array.from({ length: 100 }, (_, at) =>
          follow({ id: `${name}-${at}`, status: "completed" }),
        );

      const first = hundred("first");
      if (how === "found") await expect.poll(() => telling).toBe(100);
      else for (const work of first) await work;
      pauses = 0;
      const second = hundred("second");
      // While the partner is still busy with the first.
      if (how === "found") await expect.poll(() => telling).toBe(200);
      open();
      for (const work of second) await work;
      expect(pauses).toBe(how === "found" ? 100 : 300);
    },
  );

  test("leaves the newest 10,000 in memory", async () => {
    const told: string[] = [];
    const follow = confirmWebhookEvents(
      async ({ id }) => confirmed(id, "completed"),
      async ({ id }) => void told.push(id),
      () => {},
      async () => {},
    );
    for (let at = 0; at <= 10_000; at++) await follow({ id: `tx-${at}`, status: "completed" });
    expect(told).toHaveLength(10_001);
    await follow({ id: "tx-1", status: "completed" });
    expect(told).toHaveLength(10_001);
    await follow({ id: "tx-0", status: "completed" });
    expect(told).toHaveLength(10_002);
  });

  test("does not drive out a transaction that has just moved", async () => {
    let status: TransactionStatus = "pending";
    const told: string[] = [];
    const follow = confirmWebhookEvents(
      async ({ id }) => confirmed(id, status),
      async ({ id }) => void told.push(id),
      () => {},
      async () => {},
    );
    await follow({ id: "tx-0", status });
    status = "processing";
    for (let at = 1; at < 10_000; at++) await follow({ id: `tx-${at}`, status });
    await follow({ id: "tx-0", status });
    await follow({ id: "tx-10000", status });
    told.length = 0;
    await follow({ id: "tx-0", status });
    expect(told).toEqual([]);
  });
});

/** A vendor that knows every transaction. */
function vendorThatSays(status: TransactionStatus): VendorServer {
  return {
    ...proofServer({ baseUrl: "https://api.example.com", clientToken: TOKEN }, async () => {}),
    confirmTransaction: async ({ id }) => confirmed(id, status),
  };
}

function posted(id: string): Request {
  const body = JSON.stringify({ ...WEBHOOK, merchant_transaction_id: id });
  const headers = { "Content-Type": "application/json" };
  return new Request("https://a.example/webhook", { method: "POST", headers, body });
}

function confirmed(id: string, status: TransactionStatus): ConfirmedTransaction {
  return { id, vendor: "proof", mode: "buy", status, vendorStatus: status, userId: "ada" };
}

describe("the route", () => {
  const vendor = proofServer(
    { baseUrl: "https://api.example.com", clientToken: TOKEN },
    async () => {},
  );
  const user = () => null;

  test("takes POST only", async () => {
    const endpoint = rampEndpoint({ vendors: [vendor], user, onTransaction: () => {} });
    const response = await endpoint(new Request("https://shop.example/api/ramp/webhook/"));
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe("POST");
  });

  test("is not there without onTransaction", async () => {
    const endpoint = rampEndpoint({ vendors: [vendor], user });
    const response = await endpoint(
      new Request("https://shop.example/api/ramp/webhook", { method: "POST" }),
    );
    expect(response.status).toBe(404);
  });

  test("is not there if no vendor has webhooks; `onTransaction` then hears of what is polled", async () => {
    const { parseWebhook: _, ...mute } = vendor;
    const endpoint = rampEndpoint({ vendors: [mute], user, onTransaction: () => {} });
    const response = await endpoint(
      new Request("https://shop.example/api/ramp/webhook", { method: "POST" }),
    );
    expect(response.status).toBe(404);
  });
});

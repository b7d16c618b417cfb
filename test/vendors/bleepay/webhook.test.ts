import { createHmac } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { rampEndpoint } from "../../../src/server.ts";
import { sealCustomer } from "../../../src/vendors/bleepay/sealedSession.ts";
import { bleepay } from "../../../src/vendors/bleepay/server.ts";
import type { BleepayServerOptions } from "../../../src/vendors/bleepay/checkOptions.ts";
import type { ConfirmedTransaction, WebhookEvent } from "../../../src/vendors/VendorServer.ts";

const SECRET = "whsec_abc123def456";
const CLIENT_SECRET = "wdgt_secret_abc";
/** As this server writes it when it asks for a session. */
const CUSTOMER = await sealCustomer(CLIENT_SECRET, "user-123");
const STRANGER = await sealCustomer("another secret", "user-123");
const EVENT = {
  id: "evt_abc123",
  type: "deposit.confirmed",
  data: {
    sessionId: "dep_xyz789",
    orderId: "ORDER-5678",
    status: "CONFIRMED",
    amount: "100.00",
    currency: "EURC",
    network: "polygon",
    txHash: "0xTransactionHash",
    depositAddress: "0xDepositAddress",
    customerEmail: "ada@example.com",
    customerReference: CUSTOMER,
    metadata: {},
  },
};
const BODY = JSON.stringify(EVENT);

const sign = (body: string, secret = SECRET) =>
  createHmac("sha256", secret).update(body).digest("hex");

function serverOf(options: Partial<BleepayServerOptions> = { webhookSecret: SECRET }) {
  return bleepay({
    baseUrl: "https://payments.bleepay.com/api/v1",
    widgetId: "wdgt_abc",
    clientSecret: CLIENT_SECRET,
    ...options,
  });
}

async function read(
  body: string,
  signature: string | undefined = sign(body),
  server = serverOf(),
): Promise<WebhookEvent | undefined> {
  const headers = new Headers(signature === undefined ? {} : { "X-Platform-Signature": signature });
  return server.parseWebhook?.({ body, headers });
}

const withData = (changes: Record<string, unknown>) =>
  JSON.stringify({ ...EVENT, data: { ...EVENT.data, ...changes } });

describe("what Bleepay signed", () => {
  test("about a deposit of a rotated secret is a fact too", async () => {
    const options = { webhookSecret: SECRET, clientSecret: "wdgt_secret_new" };
    expect(await read(BODY, sign(BODY), serverOf(options))).toBeUndefined();
    const rotated = serverOf({ ...options, fallbackSecrets: [CLIENT_SECRET] });
    expect(await read(BODY, sign(BODY), rotated)).toEqual(await read(BODY));
  });

  test("is a fact, in this library's words", async () => {
    expect(await read(BODY)).toEqual({
      id: "dep_xyz789",
      reference: "dep_xyz789",
      status: "completed",
      signed: {
        id: "dep_xyz789",
        reference: "dep_xyz789",
        vendor: "bleepay",
        mode: "buy",
        status: "completed",
        vendorStatus: "CONFIRMED",
        currency: "EURC",
        network: "polygon",
        amount: "100.00",
        txHash: "0xTransactionHash",
        userId: "user-123",
      },
    });
  });

  test("is confirmed by its signature: nobody is asked", async () => {
    const fetch = vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("asked"));
    const hint = await read(BODY);
    expect(await serverOf().confirmTransaction?.(hint as WebhookEvent)).toBe(hint?.signed);
    expect(fetch).not.toHaveBeenCalled();
    fetch.mockRestore();
  });

  test.each([
    ["CREATED", "pending"],
    ["PENDING", "processing"],
    ["UNDERPAID", "processing"],
    ["OVERPAID", "completed"],
    ["EXPIRED", "failed"],
    ["FAILED", "failed"],
  ])("%s is %s", async (word, status) => {
    const body = withData({ status: word, txHash: null });
    expect((await read(body))?.signed).toMatchObject({ status, txHash: undefined });
  });

  test("says the same each time that it is said", async () => {
    expect(await read(BODY)).toEqual(await read(BODY));
  });

  test("may be signed in capitals, or have more bytes than letters", async () => {
    const body = withData({ metadata: { name: "Žofie 🦊" } });
    expect(await read(body, sign(body).toUpperCase())).toMatchObject({ status: "completed" });
  });

  test("with a new word names the transaction, and confirms nothing", async () => {
    const hint = await read(withData({ status: "REVIEWING" }));
    expect(hint).toMatchObject({ id: "dep_xyz789", status: undefined, signed: undefined });
    await expect(serverOf().confirmTransaction?.(hint as WebhookEvent)).rejects.toThrow(
      /dep_xyz789 with a status that this library doesn't know/,
    );
  });

  test.each([
    ["without a customer", { customerReference: undefined }],
    ["of another widget's customer", { customerReference: "user-123" }],
    ["with another customer's seal", { customerReference: CUSTOMER.replace("123", "124") }],
    ["that another server asked for", { customerReference: STRANGER }],
    ["with an empty customer", { customerReference: "" }],
    ["with no customer", { customerReference: null }],
    ["without a session", { sessionId: undefined }],
    ["with a session that is no id", { sessionId: "../x" }],
    ["with a session's id of a browser", { sessionId: "dep_a.c2Vh" }],
    ["without a status", { status: undefined }],
  ])("is nothing %s", async (_what, changes) => {
    expect(await read(withData(changes))).toBeUndefined();
  });

  test.each(["", "null", "[]", "{", '{"data":[]}', '"deposit.confirmed"'])(
    "is nothing where it is %j",
    async (body) => {
      expect(await read(body)).toBeUndefined();
    },
  );
});

describe("what nobody signed is nothing", () => {
  const good = sign(BODY);
  test.each([
    ["no signature", undefined],
    ["an empty one", ""],
    ["one of another secret", sign(BODY, "whsec_other")],
    ["one of another body", sign(`${BODY} `)],
    ["half of one", good.slice(0, 32)],
    ["an odd number of digits", good.slice(0, 63)],
    ["two of them", `${good}, ${good}`],
    ["more than one", `${good}00`],
    ["something before it", `sha256=${good}`],
    ["base64", createHmac("sha256", SECRET).update(BODY).digest("base64")],
    ["no digits", "z".repeat(64)],
    ["its last digit changed", good.slice(0, 63) + (good.endsWith("0") ? "1" : "0")],
    ["zeros", "0".repeat(64)],
  ])("%s", async (_what, signature) => {
    const headers = new Headers(
      signature === undefined ? {} : { "X-Platform-Signature": signature },
    );
    expect(await serverOf().parseWebhook?.({ body: BODY, headers })).toBeUndefined();
  });

  test("its digits, written in another way", async () => {
    // Whoever reads digit by digit takes the pair for the same byte.
    const bodies = Array.from({ length: 200 }, (_, count) => withData({ metadata: { count } }));
    const body = bodies.find((one) => /^(..)*0[1-9a-f]/.test(sign(one))) ?? "";
    const other = sign(body).replace(/^((?:..)*)0([1-9a-f])/, "$1$2z");
    expect(other).toHaveLength(64);
    expect(await read(body, other)).toBeUndefined();
    expect(await read(body)).toMatchObject({ status: "completed" });
  });

  test("a byte more or less than what was signed", async () => {
    expect(await read(BODY.replace("100.00", "1000.0"), good)).toBeUndefined();
    expect(await read(JSON.stringify(EVENT, null, 2), good)).toBeUndefined();
  });

  test("anything, where this server has no secret: it takes no webhooks", () => {
    expect(serverOf({}).parseWebhook).toBeUndefined();
  });
});

test("a deposit says in `onTransaction` and in the history that it was paid in crypto", async () => {
  const told: ConfirmedTransaction[] = [];
  const works: Promise<unknown>[] = [];
  const endpoint = rampEndpoint({
    vendors: [serverOf()],
    user: () => ({ id: "user-123", email: "ada@example.com" }),
    onTransaction: (transaction) => void told.push(transaction),
    waitUntil: (work) => works.push(work),
  });
  const headers = { "Content-Type": "application/json", "X-Platform-Signature": sign(BODY) };
  await endpoint(
    new Request("https://shop.example/api/ramp/webhook", { method: "POST", headers, body: BODY }),
  );
  await Promise.all(works);
  expect(told).toMatchObject([{ id: "dep_xyz789", paidInCrypto: true }]);
  const history = await endpoint(new Request("https://shop.example/api/ramp/transactions"));
  expect(await history.json()).toMatchObject({
    transactions: [{ id: "dep_xyz789", paidInCrypto: true }],
  });
});

test("a deposit that is confirmed after it had expired is told, and then nothing more", async () => {
  const told: string[] = [];
  const works: Promise<unknown>[] = [];
  const endpoint = rampEndpoint({
    vendors: [serverOf()],
    user: () => null,
    onTransaction: ({ status }) => void told.push(status),
    waitUntil: (work) => works.push(work),
  });
  for (const status of ["PENDING", "EXPIRED", "PENDING", "CONFIRMED", "EXPIRED"]) {
    const body = withData({ status });
    const headers = { "Content-Type": "application/json", "X-Platform-Signature": sign(body) };
    await endpoint(
      new Request("https://shop.example/api/ramp/webhook", { method: "POST", headers, body }),
    );
    await Promise.all(works);
  }
  expect(told).toEqual(["processing", "failed", "completed"]);
});

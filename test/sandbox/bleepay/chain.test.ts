import { describe, expect, test } from "vitest";
import { bleepay } from "../../../src/vendors/bleepay/server.ts";
import { bleepaySandboxAssets } from "../../../src/vendors/bleepay/sandbox/widget.ts";
import type { SandboxEvent } from "../../../src/vendors/VendorSandbox.ts";
import { playBleepay } from "./playBleepay.ts";

const MINUTE = 60_000;

/** A purchase, and how it stands. */
async function purchase(network = "polygon") {
  const { origin, sandbox, clock } = await playBleepay();
  const server = bleepay({
    baseUrl: origin,
    widgetId: "wdgt_sandbox",
    clientSecret: "wdgt_secret_sandbox",
    assets: bleepaySandboxAssets,
  });
  const { body } = await server.createSession(
    { mode: "buy", currency: "USDT", network, amount: "50" },
    { id: "user-123", email: "ada@example.com" },
  );
  const id = String(body.id);
  const happen = (event: SandboxEvent) => sandbox.events[event]?.(id);
  const status = () => String(sandbox.transaction(id)?.paymentStatus);
  return { id, sandbox, clock, happen, status, transaction: () => sandbox.transaction(id) };
}

describe("the pretend chain", () => {
  test("sees a payment, and waits for it as long as it takes", async () => {
    const { happen, clock, status, transaction } = await purchase();
    happen("paymentSeen");
    expect(transaction()).toMatchObject({
      paymentStatus: "PENDING",
      txId: expect.stringMatching(/^0x[0-9a-f]{64}$/),
      confirmedAt: null,
    });
    clock.advance(60 * MINUTE);
    expect(status()).toBe("PENDING");
    happen("pay");
    expect(status()).toBe("PENDING");
    clock.advance(4000);
    expect(status()).toBe("CONFIRMED");
  });

  test("confirms what is paid", async () => {
    const { happen, clock, status, transaction } = await purchase();
    happen("pay");
    const { txId } = transaction() ?? {};
    clock.advance(3999);
    expect(status()).toBe("PENDING");
    clock.advance(1);
    expect(transaction()).toMatchObject({
      paymentStatus: "CONFIRMED",
      txId,
      confirmedAt: new Date(clock.now()).toISOString(),
    });
    clock.advance(60 * MINUTE);
    expect(status()).toBe("CONFIRMED");
  });

  test("writes hashes as the network does", async () => {
    const { happen, transaction } = await purchase("TRC20");
    happen("paymentSeen");
    expect(transaction()?.txId).toMatch(/^[0-9a-f]{64}$/);
  });

  test("finds too little, and gives up at the end of the thirty minutes", async () => {
    const { happen, clock, status, transaction } = await purchase();
    clock.advance(10 * MINUTE);
    happen("underpay");
    expect(transaction()).toMatchObject({
      paymentStatus: "UNDERPAID",
      txId: expect.any(String),
      confirmedAt: null,
    });
    clock.advance(20 * MINUTE - 1);
    expect(status()).toBe("UNDERPAID");
    clock.advance(1);
    expect(status()).toBe("EXPIRED");
  });

  test("finds the rest of what was too little", async () => {
    const { happen, clock, status } = await purchase();
    happen("underpay");
    happen("pay");
    expect(status()).toBe("PENDING");
    clock.advance(4000);
    expect(status()).toBe("CONFIRMED");
  });

  test("finds too much, which is enough", async () => {
    const { happen, clock, status, transaction } = await purchase();
    happen("overpay");
    expect(transaction()).toMatchObject({
      paymentStatus: "OVERPAID",
      txId: expect.any(String),
      confirmedAt: new Date(clock.now()).toISOString(),
    });
    clock.advance(60 * MINUTE);
    expect(status()).toBe("OVERPAID");
  });

  // faults M3
  test("confirms what comes after the time ran out", async () => {
    const { happen, clock, status } = await purchase();
    clock.advance(45 * MINUTE);
    expect(status()).toBe("EXPIRED");
    happen("pay");
    expect(status()).toBe("PENDING");
    clock.advance(4000);
    expect(status()).toBe("CONFIRMED");
  });

  // faults M3
  test("takes nothing late for what the user called off", async () => {
    const { happen, clock, status } = await purchase();
    happen("cancel");
    clock.advance(45 * MINUTE);
    expect(() => happen("pay")).toThrow("is EXPIRED");
    expect(status()).toBe("EXPIRED");
  });

  test("finds nothing after the user called it off", async () => {
    const { happen, clock, status } = await purchase();
    happen("pay");
    happen("cancel");
    clock.advance(60 * MINUTE);
    expect(status()).toBe("EXPIRED");
  });
});

describe("what cannot happen", () => {
  test.each<[string, SandboxEvent[], SandboxEvent]>([
    ["to what was paid", ["overpay"], "pay"],
    ["to what was called off", ["cancel"], "pay"],
    ["to what was called off", ["cancel"], "paymentSeen"],
    ["to what was called off", ["cancel"], "underpay"],
    ["twice", ["paymentSeen"], "paymentSeen"],
    ["after too much", ["overpay"], "underpay"],
    ["after too little", ["underpay"], "cancel"],
  ])("%s: %j, then %s", async (_what, before, event) => {
    const { happen, status, id } = await purchase();
    for (const one of before) happen(one);
    const was = status();
    expect(() => happen(event)).toThrow(`${id.split(".")[0]} is ${was}`);
    expect(status()).toBe(was);
  });

  test("a second payment for the first", async () => {
    const { happen, clock, status } = await purchase();
    happen("pay");
    clock.advance(3000);
    expect(() => happen("pay")).toThrow("is paid already");
    clock.advance(1000);
    expect(status()).toBe("CONFIRMED");
  });

  test("anything to what nobody began", async () => {
    const { sandbox } = await purchase();
    for (const happen of Object.values(sandbox.events))
      expect(() => happen("dep_000000000000")).toThrow("no transaction dep_000000000000");
    expect(sandbox.has("dep_000000000000")).toBe(false);
    expect(sandbox.transaction("dep_000000000000")).toBeUndefined();
  });

  test("what no chain knows", async () => {
    const { sandbox } = await purchase();
    expect(Object.keys(sandbox.events).toSorted()).toEqual(
      ["paymentSeen", "pay", "underpay", "overpay", "cancel"].toSorted(),
    );
  });
});

test("a transaction is known by Bleepay's id, and by the endpoint's", async () => {
  const { id, sandbox } = await purchase();
  const [depositId = ""] = id.split(".");
  expect(depositId).not.toBe(id);
  expect(sandbox.has(id)).toBe(true);
  expect(sandbox.transaction(depositId)).toEqual(sandbox.transaction(id));
});

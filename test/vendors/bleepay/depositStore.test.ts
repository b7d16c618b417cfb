import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Order } from "../../../src/order.ts";
import { bleepaySandboxAssets } from "../../../src/vendors/bleepay/sandbox/widget.ts";
import { bleepayServer } from "../../../src/vendors/bleepay/server.ts";
import type { KeyStore } from "../../../src/vendors/KeyStore.ts";
import { memoryKeys } from "../../../src/vendors/memoryKeys.ts";
import { playBleepay } from "../../sandbox/bleepay/playBleepay.ts";

const ADA = { id: "ada", email: "ada@example.com" };
const BUY = { mode: "buy", currency: "USDC", network: "polygon", amount: "100.50" } satisfies Order;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A server whose next operations of the store happen, and whose answers get lost. */
async function openWithStore() {
  const { origin, asked } = await playBleepay();
  const store = memoryKeys();
  const lost: (keyof KeyStore)[] = [];
  const losing: KeyStore = {
    ...store,
    async claim(...parameters) {
      const state = await store.claim(...parameters);
      if (lost[0] !== "claim") return state;
      lost.shift();
      throw new Error("The connection broke.");
    },
    async complete(...parameters) {
      const isKept = await store.complete(...parameters);
      if (lost[0] !== "complete") return isKept;
      lost.shift();
      throw new Error("The connection broke.");
    },
  };
  const options = {
    baseUrl: origin,
    widgetId: "wdgt_sandbox",
    clientSecret: "wdgt_secret_sandbox",
    assets: bleepaySandboxAssets,
  };
  const server = bleepayServer(options, async () => {}, losing);
  const countCreations = () => asked.filter((call) => call.endsWith("/create-session")).length;
  return { lost, countCreations, open: () => server.createSession(BUY, ADA) };
}

// A driver that queues commands while it reconnects sends the claim after the endpoint gave up on it.
test("a claim that the endpoint gave up on holds up the deposit for half a minute, as Bleepay wasn't asked", async () => {
  const { lost, countCreations, open } = await openWithStore();
  lost.push("claim");
  await expect(open()).rejects.toThrow("The connection broke.");
  expect(countCreations()).toBe(0);
  vi.setSystemTime(Date.now() + 30_000);
  expect((await open()).status).toBe(200);
  expect(countCreations()).toBe(1);
});

test("a deposit that was opened and recorded, though the answer got lost, is returned", async () => {
  const { lost, countCreations, open } = await openWithStore();
  lost.push("complete");
  await expect(open()).rejects.toThrow("The connection broke.");
  expect((await open()).status).toBe(200);
  expect(countCreations()).toBe(1);
});

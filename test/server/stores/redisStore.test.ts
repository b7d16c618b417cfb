import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { expect, onTestFinished, test, vi } from "vitest";
import { startRedis } from "../../../scripts/servers/startRedis.js";
import type { PurchaseRecord } from "../../../src/server/store/RampStore.ts";
import { redisStore, type RedisClient } from "../../../src/server/redis.ts";
import { findRedis } from "../../servers/servers.ts";
import { openIoRedis, openNodeRedis } from "./openStores.ts";

const PATIENT = { timeout: 30_000, interval: 50 };

async function openServer() {
  const server = await startRedis();
  onTestFinished(() => server.remove());
  return server;
}

test.each<[string, (url: string) => RedisClient | Promise<RedisClient>]>([
  ["redis", openNodeRedis],
  ["ioredis", openIoRedis],
])(
  "after Redis was killed and restarted, keys and subscriptions work again: %s",
  async (_, open) => {
    const server = await openServer();
    const store = redisStore({ client: await open(server.url) });
    const received = new Set<string>();
    const end = store.subscribe?.((message) => received.add(message));
    onTestFinished(() => end?.());
    const publish = async (message: string) => {
      await store.publish?.(message);
      return received.has(message);
    };
    await vi.waitUntil(() => publish("before"), PATIENT);
    await store.claim("key", "a", 600_000);
    await vi.waitUntil(async () => (await store.read("key")) !== undefined, PATIENT);

    await server.kill();
    await server.start();

    const isPublished = () => publish("after").catch(() => false);
    await vi.waitUntil(isPublished, PATIENT);
    const state = await vi.waitUntil(() => store.read("key").catch(() => undefined), PATIENT);
    expect(state).toEqual({ state: "held", owner: "a" });
  },
);

test("a subscription is opened again after its client gave up", async () => {
  const server = await openServer();
  const nodeRedis = createClient({ url: server.url, socket: { reconnectStrategy: false } });
  nodeRedis.on("error", () => {});
  await nodeRedis.connect();
  const ioRedis = new Redis(server.url, { retryStrategy: () => null, maxRetriesPerRequest: 0 });
  ioRedis.on("error", () => {});
  const publisher = openIoRedis(server.url);
  for (const client of [nodeRedis, ioRedis]) {
    const received = new Set<string>();
    const end = redisStore({ client }).subscribe?.((message) => received.add(message));
    const publish = async (message: string) => {
      await publisher.publish("{ramp}:messages", message).catch(() => {});
      return received.has(message);
    };
    await vi.waitUntil(() => publish("before"), PATIENT);
    await server.kill();
    await server.start();
    await vi.waitUntil(() => publish("after"), PATIENT);
    end?.();
  }
});

test("all keys share one hash tag, and those of claims and counters expire", async () => {
  const client = openIoRedis(await findRedis());
  const prefix = randomUUID();
  const store = redisStore({ client, prefix });
  await store.claim("claimed", "a", 60_000);
  await store.claim("completed", "a", 60_000);
  await store.complete("completed", "a", "value", 60_000);
  await store.increment("counter", 60_000);
  await store.savePurchase(buildPurchase(1));
  const keys = await client.keys(`*${prefix}*`);
  expect(keys).toHaveLength(3 + 3);
  expect(keys.filter((key) => !key.startsWith(`{${prefix}}:`))).toEqual([]);
  const expiring = keys.filter((key) => /:(key|count):/.test(key));
  const ttls = await Promise.all(expiring.map((key) => client.pttl(key)));
  expect(ttls).toHaveLength(3);
  expect(ttls.every((ttl) => ttl > 0 && ttl <= 60_000)).toBe(true);
  // Nothing of a deleted purchase stays.
  await store.deleteUserPurchases("user");
  expect(await client.keys(`*${prefix}*`)).toHaveLength(3);
});

test("lists and deletions of more purchases than one script handles are whole", async () => {
  const store = redisStore({ client: openIoRedis(await findRedis()), prefix: randomUUID() });
  const records = Array.from({ length: 450 }, (_, index) => buildPurchase(index));
  await Promise.all(records.map((record) => store.savePurchase(record)));
  const due = await store.listDuePurchases({ dueBefore: 450, checkedBefore: 30, limit: 500 });
  expect(due.map(({ dueAt }) => dueAt)).toEqual(
    Array.from({ length: 31 }, (_, index) => 419 + index),
  );
  expect(await store.listUserPurchases("user", { limit: 2_000 })).toHaveLength(450);
  expect(await store.deleteUserPurchases("user")).toBe(450);
});

/** The later it is due, the longer ago it was checked. */
function buildPurchase(index: number): PurchaseRecord {
  const purchase = { vendor: "acme", userId: "user", mode: "buy", status: "pending" } as const;
  const times = { createdAt: index, updatedAt: index, dueAt: index, checkedAt: 449 - index };
  return { ...purchase, ...times, id: String(index), version: 1 };
}

test("wrong options throw at once, and say what to pass", () => {
  const client = { eval: async () => {}, publish: async () => {}, duplicate: () => {} };
  const open = (options: unknown) => () => redisStore(options as { client: RedisClient });
  expect(open(undefined)).toThrow("redisStore() got no options");
  expect(open({})).toThrow("redisStore()'s `client` got no options");
  expect(open({ client: { ...client, eval: undefined } })).toThrow("got no `eval`. Pass");
  for (const prefix of ["", "{a}", 1]) expect(open({ client, prefix })).toThrow("`prefix`");
});

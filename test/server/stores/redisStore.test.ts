import { randomUUID } from "node:crypto";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { onTestFinished, test } from "vitest";
import { redisStore, type RedisClient } from "../../../src/server/redis.ts";
import { testStore } from "../../../src/server/testing.ts";
import { findRedis } from "../../servers/servers.ts";

async function connectNodeRedis() {
  const client = createClient({ url: await findRedis() });
  client.on("error", () => {});
  await client.connect();
  onTestFinished(() => client.destroy());
  return client;
}

async function connectIoRedis() {
  const client = new Redis(await findRedis());
  client.on("error", () => {});
  onTestFinished(() => client.disconnect());
  return client;
}

const CLIENTS: [name: string, connect: () => Promise<RedisClient>][] = [
  ["redis", connectNodeRedis],
  ["ioredis", connectIoRedis],
];

test.each(CLIENTS)("the Redis store keeps the contract with %s", async (_, connect) => {
  const prefix = randomUUID();
  await testStore(async () => redisStore({ client: await connect(), prefix }));
});

import type { RampStore } from "../../src/server/store/RampStore.ts";

/** Stores that several processes can share. */
export type SharedStoreKind = "sqlite" | "redis" | "postgres";

/**
 * Opens the store as an app would, which doesn't wait for its first connection. The instances have different
 * drivers and settings: they differ in what they do with commands while the connection is broken.
 *
 * @param place number of the instance, from 0
 */
export async function openInstanceStore(
  kind: SharedStoreKind,
  address: string,
  place: number,
): Promise<RampStore> {
  switch (kind) {
    case "sqlite": {
      const { default: Database } = await import("better-sqlite3");
      const { sqliteStore } = await import("../../src/server/store/sqliteStore.ts");
      return sqliteStore({ database: new Database(address) });
    }
    case "redis":
      return openRedis(address, place);
    case "postgres":
      return openPostgres(address, place);
  }
}

async function openRedis(url: string, place: number): Promise<RampStore> {
  const { redisStore } = await import("../../src/server/store/redisStore.ts");
  if (place === 1) {
    const { Redis } = await import("ioredis");
    const client = new Redis(url);
    client.on("error", () => {});
    return redisStore({ client });
  }
  const { createClient } = await import("redis");
  // With the queue, commands wait for the next connection; without it, they fail at once.
  const client = createClient({ url, disableOfflineQueue: place === 2 });
  client.on("error", () => {});
  client.connect().catch(() => {});
  return redisStore({ client });
}

async function openPostgres(url: string, place: number): Promise<RampStore> {
  const { postgresStore } = await import("../../src/server/store/postgresStore.ts");
  if (place === 1) {
    const { default: postgres } = await import("postgres");
    return postgresStore({ pool: postgres(url, { onnotice() {} }) });
  }
  const { Pool } = await import("pg");
  const pool = new Pool({ connectionString: url });
  pool.on("error", () => {});
  return postgresStore({ pool });
}

/**
 * Opens a store as a partner would.
 *
 * @param {string} kind
 * @param {string} address
 * @returns {Promise<import("ramp-widget/server").RampStore | undefined>}
 */
export async function openStore(kind, address) {
  if (kind === "sqlite") {
    const { default: Database } = await import("better-sqlite3");
    const { sqliteStore } = await import("ramp-widget/server/sqlite");
    return sqliteStore({ database: new Database(address) });
  }
  if (kind === "redis") {
    const { createClient } = await import("redis");
    const { redisStore } = await import("ramp-widget/server/redis");
    const client = createClient({ url: address });
    await client.connect();
    return redisStore({ client });
  }
  if (kind === "postgres") {
    const { Pool } = await import("pg");
    const { postgresStore } = await import("ramp-widget/server/postgres");
    return postgresStore({ pool: new Pool({ connectionString: address }) });
  }
  return undefined;
}

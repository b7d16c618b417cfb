import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { postgresSchema } from "ramp-widget/server/postgres";
import { startPostgres } from "../../scripts/servers/startPostgres.js";
import { startRedis } from "../../scripts/servers/startRedis.js";

/** @typedef {"sqlite" | "redis" | "postgres"} StoreKind */

/** @type {Record<StoreKind, string>} */
export const STORES = { sqlite: "SQLite", redis: "Redis", postgres: "PostgreSQL" };

/**
 * Starts a store on this machine, with the durability that each has by default.
 *
 * @param {StoreKind} kind
 * @returns {Promise<{ address: string, remove: () => Promise<void> }>}
 */
export async function startStore(kind) {
  if (kind === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "ramp-widget-bench-"));
    const remove = async () => rmSync(folder, { recursive: true, force: true });
    return { address: join(folder, "ramp.db"), remove };
  }
  if (kind === "redis") {
    const { url, remove } = await startRedis();
    return { address: url, remove };
  }
  const { url, remove } = await startPostgres();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(postgresSchema());
  await client.end();
  return { address: url, remove };
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { postgresSchema } from "../../src/server/store/postgresSchema.ts";
import type { RunningServer } from "../../scripts/servers/runServer.js";
import { startPostgres } from "../../scripts/servers/startPostgres.js";
import { startRedis } from "../../scripts/servers/startRedis.js";
import type { SharedStoreKind } from "./openInstanceStore.ts";

/**
 * A store of this run's own, because the run ends its server. It is as durable as a ledger needs: what
 * it confirmed is there after a crash.
 */
export async function startStore(
  kind: SharedStoreKind,
): Promise<{ address: string; server: RunningServer | undefined; remove: () => Promise<void> }> {
  if (kind === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "ramp-widget-chaos-"));
    return {
      address: join(folder, "ramp.db"),
      server: undefined,
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const server = await (kind === "redis"
    ? startRedis({ settings: { appendfsync: "always" } })
    : startPostgres());
  if (kind === "postgres") {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query(postgresSchema());
    await client.end();
  }
  return { address: server.url, server, remove: server.remove };
}

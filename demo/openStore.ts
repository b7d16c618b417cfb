import type { RampStore } from "ramp-widget/server";

export type StoreKind = "memory" | "sqlite" | "redis" | "postgres";

/** Creates PostgreSQL's tables, as a deploy does before the new version starts. */
export async function migrateStore(kind: StoreKind, address: string): Promise<void> {
  if (kind !== "postgres") return;
  const [{ Client }, { postgresSchema }] = await Promise.all([
    import("pg"),
    import("ramp-widget/server/postgres"),
  ]);
  const client = new Client({ connectionString: address });
  await client.connect();
  await client.query(postgresSchema());
  await client.end();
}

/**
 * Opens the store that all instances share; nothing for `memory`, the endpoint's own. The drivers load only where
 * they are used, as in an app that has one of them.
 *
 * @param address a file for `sqlite`, a URL for `redis` and `postgres`
 */
export async function openStore(kind: StoreKind, address: string): Promise<RampStore | undefined> {
  switch (kind) {
    case "memory":
      return undefined;
    case "sqlite": {
      const [{ default: Database }, { sqliteStore }] = await Promise.all([
        import("better-sqlite3"),
        import("ramp-widget/server/sqlite"),
      ]);
      return sqliteStore({ database: new Database(address) });
    }
    case "redis": {
      const [{ createClient }, { redisStore }] = await Promise.all([
        import("redis"),
        import("ramp-widget/server/redis"),
      ]);
      const client = createClient({ url: address });
      // Without a listener, a lost connection would end the process. The client reconnects by itself.
      client.on("error", () => {});
      await client.connect();
      return redisStore({ client });
    }
    case "postgres": {
      const [{ Pool }, { postgresStore }] = await Promise.all([
        import("pg"),
        import("ramp-widget/server/postgres"),
      ]);
      const pool = new Pool({ connectionString: address });
      // Without a listener, a lost connection would end the process. The pool opens others by itself.
      pool.on("error", () => {});
      return postgresStore({ pool });
    }
  }
}

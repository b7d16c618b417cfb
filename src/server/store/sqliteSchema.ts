import type { SqliteDatabase } from "./SqliteDatabase.ts";

/**
 * How the tables come to be, one step per version. A published step is never edited: a change is a
 * new step.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE ramp_keys (
  key TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('held', 'done')),
  owner TEXT,
  value TEXT,
  expires_at INTEGER NOT NULL
);
CREATE INDEX ramp_keys_expiry ON ramp_keys (expires_at);

CREATE TABLE ramp_counters (
  key TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
);
CREATE INDEX ramp_counters_expiry ON ramp_counters (expires_at);

-- Times are milliseconds since 1970: datetime(created_at / 1000, 'unixepoch') reads them.
CREATE TABLE ramp_purchases (
  vendor TEXT NOT NULL,
  id TEXT NOT NULL,
  endpoint_id TEXT,
  reference TEXT,
  user_id TEXT NOT NULL,
  mode TEXT NOT NULL,
  status TEXT NOT NULL,
  vendor_status TEXT,
  currency TEXT,
  network TEXT,
  amount TEXT,
  fiat_currency TEXT,
  fiat_amount TEXT,
  tx_hash TEXT,
  key_hash TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  checked_at INTEGER,
  due_at INTEGER,
  reported_status TEXT,
  reported_at INTEGER,
  version INTEGER NOT NULL,
  PRIMARY KEY (vendor, id)
);
CREATE INDEX ramp_purchases_history ON ramp_purchases (user_id, created_at, id, vendor);
CREATE INDEX ramp_purchases_due ON ramp_purchases (due_at, checked_at) WHERE due_at IS NOT NULL;
CREATE INDEX ramp_purchases_settled ON ramp_purchases (updated_at) WHERE due_at IS NULL;

CREATE TABLE ramp_messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  message TEXT NOT NULL,
  sent_at INTEGER NOT NULL
);
CREATE INDEX ramp_messages_age ON ramp_messages (sent_at);
`,
];

/** The tables of `sqliteStore()`, to read. The store creates them itself. */
export const sqliteSchema: string = MIGRATIONS.join("\n");

/**
 * Creates the tables, or brings them to the newest version.
 *
 * @throws {Error} if a newer version of this library created them
 */
export function migrateSqlite(database: SqliteDatabase): void {
  // Other processes may write at the same time. Waiting for them comes before all else.
  database.exec("PRAGMA busy_timeout = 5000");
  database.exec("PRAGMA journal_mode = WAL");
  // The default of some builds may lose the last purchases if the machine loses power.
  database.exec("PRAGMA synchronous = FULL");
  database.exec("BEGIN IMMEDIATE");
  try {
    database.exec("CREATE TABLE IF NOT EXISTS ramp_schema (version INTEGER NOT NULL)");
    const version = readVersion(database);
    if (version > MIGRATIONS.length)
      throw new Error(
        `sqliteStore() knows version ${MIGRATIONS.length} of its tables, and this database has version ${version}, so it can't be used safely. Update ramp-widget, or use the database's backup from before the update.`,
      );
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration);
    database.exec("DELETE FROM ramp_schema");
    database.exec(`INSERT INTO ramp_schema (version) VALUES (${MIGRATIONS.length})`);
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

function readVersion(database: SqliteDatabase): number {
  const statement = database.prepare("SELECT max(version) AS version FROM ramp_schema");
  const row = statement.get({}) as { version: number | null } | undefined;
  return row?.version ?? 0;
}

import { checkObject } from "../../vendors/optionChecks.ts";
import { withTimeout } from "../../withTimeout.ts";
import { checkMethods } from "./checkMethods.ts";
import { clampLimit } from "./clampLimit.ts";
import { connectPostgres, type PostgresPool, type RunStatement } from "./connectPostgres.ts";
import { createCleanupSchedule } from "./createCleanupSchedule.ts";
import { STORE_TIMEOUT_MS } from "./guardStore.ts";
import { pollMessages } from "./pollMessages.ts";
import { createTableName, POSTGRES_SCHEMA_VERSION } from "./postgresSchema.ts";
import { buildCleanup, buildStatements } from "./postgresStatements.ts";
import { PURCHASE_FIELDS } from "./purchaseColumns.ts";
import type { KeyState } from "../../vendors/KeyStore.ts";
import type { PurchaseRecord, RampStore } from "./RampStore.ts";
import { refusesClaim } from "./refusesClaim.ts";
import { shareSubscription } from "./shareSubscription.ts";

/** Options of `postgresStore()`. */
export interface PostgresStoreOptions {
  /** A `Pool` of `pg`, or `sql` of `postgres`. Connection poolers such as PgBouncer work too. */
  pool: PostgresPool;
  /**
   * Name of the schema with the tables, in lower case.
   *
   * @default "public"
   */
  schema?: string | undefined;
}

/** How long the number of a message may become visible after a later one. */
const LATE_MESSAGE_MS = 5_000;

/**
 * Keeps keys and the ledger in PostgreSQL 12 or newer, in tables whose names begin with `ramp_`: for
 * any number of instances. `npx ramp-widget schema postgres` prints the SQL that creates and
 * migrates them; operations reject until it has run.
 *
 * @throws {TypeError} if `pool` is no client, or `schema` is not an identifier
 */
export function postgresStore(options: PostgresStoreOptions): RampStore {
  const usage = "Pass `{ pool }`, a `Pool` of `pg` or `sql` of `postgres`.";
  checkObject("postgresStore()", options, usage);
  const { pool, schema } = options;
  const method = typeof pool === "function" ? "unsafe" : "query";
  checkMethods("postgresStore()'s `pool`", pool, [method], usage);
  const table = createTableName("postgresStore()", schema);
  const [statements, cleanup] = [buildStatements(table), buildCleanup(table)];
  const run = checkVersionFirst(connectPostgres(pool), statements.readVersion, schema);
  const isCleanupDue = createCleanupSchedule();

  function cleanUp() {
    if (!isCleanupDue()) return;
    // The caller doesn't wait for it. If it fails, a later write tries again.
    for (const statement of cleanup) run(statement, []).catch(() => {});
  }

  async function read(key: string): Promise<KeyState | undefined> {
    const [row] = await run(statements.read, [key]);
    if (!row) return undefined;
    return row["state"] === "held"
      ? { state: "held", owner: String(row["owner"]) }
      : { state: "done", value: String(row["value"]) };
  }

  async function list(statement: string, parameters: (string | number)[]) {
    const rows = await run(statement, parameters);
    return rows.map(({ record }) => JSON.parse(String(record)) as PurchaseRecord);
  }

  async function countDeleted(statement: string, parameter: string | number): Promise<number> {
    const [row] = await run(statement, [parameter]);
    return Number(row?.["count"]);
  }

  return {
    read,
    async claim(key, owner, ttlMs, replacing) {
      cleanUp();
      for (;;) {
        const claimed = await run(statements.claim, [key, owner, ttlMs, replacing ?? null]);
        if (claimed.length > 0) return "claimed";
        const state = await read(key);
        if (refusesClaim(state, owner, replacing)) return state;
      }
    },
    async complete(key, owner, value, ttlMs) {
      return (await run(statements.complete, [key, owner, value, ttlMs])).length > 0;
    },
    async release(key, owner) {
      await run(statements.release, [key, owner]);
    },
    async increment(key, ttlMs) {
      cleanUp();
      const [row] = await run(statements.increment, [key, ttlMs]);
      return { count: Number(row?.["count"]), expiresInMs: Number(row?.["expires_in_ms"]) };
    },

    getPurchase: async (vendor, id) => (await list(statements.getPurchase, [vendor, id]))[0],
    async savePurchase(record) {
      const { insertPurchase, updatePurchase } = statements;
      const statement = record.version === 1 ? insertPurchase : updatePurchase;
      const values = PURCHASE_FIELDS.map(([field]) => record[field] ?? null);
      return (await run(statement, values)).length > 0;
    },
    listDuePurchases: ({ dueBefore, checkedBefore, limit }) =>
      list(statements.listDue, [dueBefore, checkedBefore, clampLimit(limit)]),
    listUserPurchases(userId, { after, limit }) {
      const page = [userId, clampLimit(limit)];
      if (!after) return list(statements.listUser, page);
      return list(statements.listUserAfter, [...page, after.createdAt, after.id, after.vendor]);
    },
    deleteUserPurchases: (userId) => countDeleted(statements.deleteUser, userId),
    deleteSettledPurchases: (updatedBefore) =>
      countDeleted(statements.deleteSettled, updatedBefore),

    async publish(message) {
      cleanUp();
      await run(statements.publish, [message]);
    },
    subscribe: shareSubscription((deliver) =>
      pollMessages(
        {
          async findEnd() {
            const [row] = await run(statements.findLastMessage, []);
            return { after: Number(row?.["message_id"]), seen: new Map<number, number>() };
          },
          async fetchAfter({ after, seen }) {
            const ids = [...seen.keys()].join();
            const rows = await run(statements.listMessages, [String(after), ids]);
            const messages = rows.map(({ message }) => String(message));
            // A copy, because the answer may be too late, and its messages are fetched again then.
            const known = new Map(seen);
            for (const row of rows) known.set(Number(row["message_id"]), Date.now());
            return { messages, position: { after: forgetOld(after, known), seen: known } };
          },
        },
        deliver,
      ),
    ),
  };
}

/**
 * Forgets messages that were seen some seconds ago, and returns the newest of them. Transactions
 * commit in another order than their messages got their numbers, so the recent ones are remembered
 * one by one instead of by the highest number.
 */
function forgetOld(after: number, seen: Map<number, number>): number {
  const old = [...seen].filter(([, seenAt]) => seenAt < Date.now() - LATE_MESSAGE_MS);
  const newest = Math.max(after, ...old.map(([id]) => id));
  for (const id of seen.keys()) if (id <= newest) seen.delete(id);
  return newest;
}

/** Makes the first statement wait until it is known that the tables have the right version. */
function checkVersionFirst(
  run: RunStatement,
  readVersion: string,
  schema: string | undefined,
): RunStatement {
  const option = schema === undefined ? "" : ` --schema ${schema}`;
  const command = `npx ramp-widget schema postgres${option} | psql "$DATABASE_URL"`;
  let checked: Promise<void> | undefined;

  async function check() {
    const version = await run(readVersion, []).then(
      ([row]) => Number(row?.["version"] ?? 0),
      (error: unknown) => {
        if (isMissingTable(error)) return 0;
        throw error;
      },
    );
    if (version < POSTGRES_SCHEMA_VERSION)
      throw new Error(
        `postgresStore() needs version ${POSTGRES_SCHEMA_VERSION} of its tables, and the database has ${version === 0 ? "none" : `version ${version}`}. Run: ${command}`,
      );
    if (version > POSTGRES_SCHEMA_VERSION)
      throw new Error(
        `postgresStore() knows version ${POSTGRES_SCHEMA_VERSION} of its tables, and the database has version ${version}, so it can't be used safely. Update ramp-widget to the release that migrated the database.`,
      );
  }

  return async (text, parameters) => {
    // After a failure, or on a connection that hangs, the next statement checks again, so no restart
    // is needed.
    checked ??= withTimeout(check(), STORE_TIMEOUT_MS).catch((error: unknown) => {
      checked = undefined;
      throw error;
    });
    await checked;
    return await run(text, parameters);
  };
}

/** PostgreSQL's codes for an undefined table and an undefined schema. */
function isMissingTable(error: unknown): boolean {
  return ["42P01", "3F000"].includes(String((error as { code?: unknown } | null)?.code));
}

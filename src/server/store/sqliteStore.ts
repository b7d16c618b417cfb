import { checkObject } from "../../vendors/optionChecks.ts";
import { checkMethods } from "./checkMethods.ts";
import { clampLimit } from "./clampLimit.ts";
import { createCleanupSchedule } from "./createCleanupSchedule.ts";
import { pollMessages } from "./pollMessages.ts";
import { PURCHASE_FIELDS } from "./purchaseColumns.ts";
import type { KeyState } from "../../vendors/KeyStore.ts";
import type { PurchaseRecord, RampStore } from "./RampStore.ts";
import { refusesClaim } from "./refusesClaim.ts";
import { shareSubscription } from "./shareSubscription.ts";
import type { SqliteDatabase, SqliteStatement } from "./SqliteDatabase.ts";
import { migrateSqlite } from "./sqliteSchema.ts";
import { MAX_DELETED, prepareStatements } from "./sqliteStatements.ts";

/** Options of `sqliteStore()`. */
export interface SqliteStoreOptions {
  /**
   * An open database: `new Database("ramp.db")` of `better-sqlite3`, or
   * `new DatabaseSync("ramp.db")` of `node:sqlite`. Give the store a connection of its own, because
   * its writes would join a transaction of yours. Several processes on one machine may open one file.
   */
  database: SqliteDatabase;
}

/** How long a message waits for other processes to read it. */
const MESSAGE_TTL_MS = 60_000;

type Row = Record<string, string | number | null>;

/**
 * Keeps keys and the ledger in an SQLite file, which survives restarts: for one server with any
 * number of processes. It creates and migrates its tables, whose names begin with `ramp_`, and
 * switches the file to WAL mode.
 *
 * @throws {TypeError} if `database` is no open database
 * @throws {Error} if a newer version of this library created the tables
 */
export function sqliteStore(options: SqliteStoreOptions): RampStore {
  const usage = 'Pass `{ database }`, e.g. `new Database("ramp.db")` of better-sqlite3.';
  checkObject("sqliteStore()", options, usage);
  const { database } = options;
  checkMethods("sqliteStore()'s `database`", database, ["prepare", "exec"], usage);
  migrateSqlite(database);
  const statements = prepareStatements(database);
  const isCleanupDue = createCleanupSchedule();

  function cleanUp(now: number) {
    if (!isCleanupDue()) return;
    statements.deleteExpiredKeys.run({ now });
    statements.deleteExpiredCounters.run({ now });
    statements.deleteOldMessages.run({ before: now - MESSAGE_TTL_MS });
  }

  function read(key: string): KeyState | undefined {
    const row = statements.read.get({ key, now: Date.now() });
    return row === undefined ? undefined : toKeyState(row as Row);
  }

  return {
    read: async (key) => read(key),
    async claim(key, owner, ttlMs, replacing) {
      for (;;) {
        const now = Date.now();
        cleanUp(now);
        const row = { key, owner, ttlMs, now, replacing: replacing ?? null };
        if (statements.claim.get(row)) return "claimed";
        const state = read(key);
        if (refusesClaim(state, owner, replacing)) return state;
      }
    },
    async complete(key, owner, value, ttlMs) {
      return hasChanged(statements.complete, { key, owner, value, ttlMs, now: Date.now() });
    },
    async release(key, owner) {
      statements.release.run({ key, owner });
    },
    async increment(key, ttlMs) {
      const now = Date.now();
      cleanUp(now);
      const { count, expiresInMs } = statements.increment.get({ key, ttlMs, now }) as Row;
      return { count: Number(count), expiresInMs: Number(expiresInMs) };
    },

    async getPurchase(vendor, id) {
      const row = statements.getPurchase.get({ vendor, id });
      return row === undefined ? undefined : toRecord(row);
    },
    async savePurchase(record) {
      const statement =
        record.version === 1 ? statements.insertPurchase : statements.updatePurchase;
      return hasChanged(statement, toRow(record));
    },
    async listDuePurchases({ dueBefore, checkedBefore, limit }) {
      return statements.listDue
        .all({ dueBefore, checkedBefore, limit: clampLimit(limit) })
        .map(toRecord);
    },
    async listUserPurchases(userId, { after, limit }) {
      const page = { userId, limit: clampLimit(limit) };
      if (!after) return statements.listUser.all(page).map(toRecord);
      const { createdAt, id, vendor } = after;
      return statements.listUserAfter.all({ ...page, createdAt, id, vendor }).map(toRecord);
    },
    deleteUserPurchases: (userId) => deleteAll(statements.deleteUser, { userId }),
    deleteSettledPurchases: (updatedBefore) =>
      deleteAll(statements.deleteSettled, { updatedBefore }),

    async publish(message) {
      const now = Date.now();
      cleanUp(now);
      statements.publish.run({ message, now });
    },
    subscribe: shareSubscription((deliver) =>
      pollMessages(
        {
          findEnd: async () => statements.findLastMessage.get({}) as { id: number },
          async fetchAfter(position) {
            // SQLite has one writer at a time, so ids become visible in order.
            const rows = statements.listMessages.all(position) as { id: number; message: string }[];
            const id = rows.at(-1)?.id ?? position.id;
            return { messages: rows.map(({ message }) => message), position: { id } };
          },
        },
        deliver,
      ),
    ),
  };
}

function hasChanged(statement: SqliteStatement, row: Row): boolean {
  return Number(statement.run(row).changes) > 0;
}

/** Deletes in portions, and lets the process serve requests between two of them. */
async function deleteAll(statement: SqliteStatement, row: Row): Promise<number> {
  let count = 0;
  for (;;) {
    const deleted = Number(statement.run(row).changes);
    count += deleted;
    if (deleted < MAX_DELETED) return count;
    await new Promise((resolve) => void setTimeout(resolve));
  }
}

function toKeyState({ state, owner, value }: Row): KeyState {
  return state === "held"
    ? { state: "held", owner: String(owner) }
    : { state: "done", value: String(value) };
}

function toRow(record: PurchaseRecord): Row {
  return Object.fromEntries(
    PURCHASE_FIELDS.map(([field, column]) => [column, record[field] ?? null]),
  );
}

/** Leaves out empty columns, so that these fields are `undefined` again. */
function toRecord(row: unknown): PurchaseRecord {
  const fields = Object.entries(row as Row).filter(([, value]) => value !== null);
  return Object.fromEntries(fields) as unknown as PurchaseRecord;
}

import { PURCHASE_FIELDS } from "./purchaseColumns.ts";
import type { SqliteDatabase, SqliteStatement } from "./SqliteDatabase.ts";

const COLUMNS = PURCHASE_FIELDS.map(([, column]) => column);
const SELECT = `SELECT ${PURCHASE_FIELDS.map(([field, column]) => `${column} AS ${field}`).join(", ")} FROM ramp_purchases`;

/** Rows that one statement deletes at most: SQLite blocks the whole process meanwhile. */
export const MAX_DELETED = 1_000;

type StatementName =
  | "read"
  | "claim"
  | "complete"
  | "release"
  | "increment"
  | "deleteExpiredKeys"
  | "deleteExpiredCounters"
  | "getPurchase"
  | "insertPurchase"
  | "updatePurchase"
  | "listDue"
  | "listUser"
  | "listUserAfter"
  | "deleteUser"
  | "deleteSettled"
  | "publish"
  | "findLastMessage"
  | "listMessages"
  | "deleteOldMessages";

/** Each statement is atomic, for other processes too. */
const SQL: Record<StatementName, string> = {
  read: "SELECT state, owner, value FROM ramp_keys WHERE key = @key AND expires_at > @now",
  claim: `INSERT INTO ramp_keys (key, state, owner, value, expires_at)
    VALUES (@key, 'held', @owner, NULL, @now + @ttlMs)
    ON CONFLICT (key) DO UPDATE
    SET state = 'held', owner = excluded.owner, value = NULL, expires_at = excluded.expires_at
    WHERE expires_at <= @now OR owner = excluded.owner OR value = @replacing
    RETURNING key`,
  complete: `UPDATE ramp_keys SET state = 'done', owner = NULL, value = @value, expires_at = @now + @ttlMs
    WHERE key = @key AND owner = @owner AND expires_at > @now`,
  release: "DELETE FROM ramp_keys WHERE key = @key AND owner = @owner",
  increment: `INSERT INTO ramp_counters (key, count, expires_at) VALUES (@key, 1, @now + @ttlMs)
    ON CONFLICT (key) DO UPDATE
    SET count = CASE WHEN expires_at <= @now THEN 1 ELSE count + 1 END,
      expires_at = CASE WHEN expires_at <= @now THEN excluded.expires_at ELSE expires_at END
    RETURNING count, expires_at - @now AS expiresInMs`,
  deleteExpiredKeys: deleteSome("ramp_keys", "expires_at <= @now"),
  deleteExpiredCounters: deleteSome("ramp_counters", "expires_at <= @now"),

  getPurchase: `${SELECT} WHERE vendor = @vendor AND id = @id`,
  insertPurchase: `INSERT INTO ramp_purchases (${COLUMNS.join(", ")})
    VALUES (${COLUMNS.map((column) => `@${column}`).join(", ")})
    ON CONFLICT (vendor, id) DO NOTHING`,
  updatePurchase: `UPDATE ramp_purchases
    SET ${COLUMNS.map((column) => `${column} = @${column}`).join(", ")}
    WHERE vendor = @vendor AND id = @id AND version = @version - 1`,
  listDue: `${SELECT} WHERE due_at <= @dueBefore AND (checked_at IS NULL OR checked_at <= @checkedBefore)
    ORDER BY due_at LIMIT @limit`,
  listUser: `${SELECT} WHERE user_id = @userId
    ORDER BY created_at DESC, id DESC, vendor DESC LIMIT @limit`,
  listUserAfter: `${SELECT} WHERE user_id = @userId
    AND (created_at, id, vendor) < (@createdAt, @id, @vendor)
    ORDER BY created_at DESC, id DESC, vendor DESC LIMIT @limit`,
  deleteUser: deleteSome("ramp_purchases", "user_id = @userId"),
  deleteSettled: deleteSome("ramp_purchases", "due_at IS NULL AND updated_at < @updatedBefore"),

  publish: "INSERT INTO ramp_messages (message, sent_at) VALUES (@message, @now)",
  findLastMessage: "SELECT coalesce(max(id), 0) AS id FROM ramp_messages",
  listMessages: `SELECT id, message FROM ramp_messages WHERE id > @id
    ORDER BY id LIMIT ${MAX_DELETED}`,
  deleteOldMessages: deleteSome("ramp_messages", "sent_at < @before"),
};

type Statements = Record<StatementName, SqliteStatement>;

/** Prepares all statements of the store once. */
export function prepareStatements(database: SqliteDatabase): Statements {
  const entries = Object.entries(SQL).map(([name, sql]) => [name, database.prepare(sql)]);
  return Object.fromEntries(entries) as Statements;
}

function deleteSome(table: string, condition: string): string {
  return `DELETE FROM ${table} WHERE rowid IN
    (SELECT rowid FROM ${table} WHERE ${condition} LIMIT ${MAX_DELETED})`;
}

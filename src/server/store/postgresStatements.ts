import type { TableName } from "./postgresSchema.ts";
import { PURCHASE_FIELDS } from "./purchaseColumns.ts";

/** Rows that one statement deletes or reads at most. */
const BATCH_SIZE = 1_000;

/** Statements of the store. Each is atomic, and its parameters are `$1`, `$2` and so on. */
type StatementName =
  | "readVersion"
  | "read"
  | "claim"
  | "complete"
  | "release"
  | "increment"
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
  | "listMessages";

/** Only the database's clock counts, so that those of the instances may differ. */
const NOW = "statement_timestamp()";

/** @param parameter milliseconds */
const after = (parameter: string) => `${NOW} + ${parameter}::float8 * interval '1 millisecond'`;

/** @param parameter milliseconds since 1970 */
const toTime = (parameter: string) => `to_timestamp(${parameter}::float8 / 1000)`;

const COLUMNS = PURCHASE_FIELDS.map(([, column]) => column);

/** In the order of the columns. */
const VALUES = COLUMNS.map((column, index) => {
  const parameter = `$${index + 1}`;
  if (column.endsWith("_at")) return toTime(parameter);
  return `${parameter}::${column === "version" ? "integer" : "text"}`;
});

const [VENDOR, ID, VERSION] = ["vendor", "id", "version"].map(
  (column) => VALUES[COLUMNS.indexOf(column)],
);

/**
 * A purchase as JSON text, without empty columns: drivers parse dates and large numbers in ways that
 * the host may have changed, but never text.
 */
const RECORD = `json_strip_nulls(json_build_object(${PURCHASE_FIELDS.map(([field, column]) => {
  const isTime = column.endsWith("_at");
  return `'${field}', ${isTime ? `round(extract(epoch FROM ${column}) * 1000)::bigint` : column}`;
}).join(", ")}))::text AS record`;

/** Builds the SQL for the tables of a schema. */
export function buildStatements(table: TableName): Record<StatementName, string> {
  const [keys, counters] = [table("ramp_keys"), table("ramp_counters")];
  const [purchases, messages] = [table("ramp_purchases"), table("ramp_messages")];
  const deleted = (from: string, where: string) =>
    `WITH deleted AS (DELETE FROM ${from} WHERE ${where} RETURNING 1) SELECT count(*) AS count FROM deleted`;
  const history = `ORDER BY created_at DESC, id DESC, vendor DESC LIMIT $2::integer`;

  return {
    readVersion: `SELECT max(version) AS version FROM ${table("ramp_schema")}`,

    read: `SELECT state, owner, value FROM ${keys} WHERE key = $1::text AND expires_at > ${NOW}`,
    claim: `INSERT INTO ${keys} AS found (key, state, owner, expires_at)
      VALUES ($1::text, 'held', $2::text, ${after("$3")})
      ON CONFLICT (key) DO UPDATE
      SET state = 'held', owner = excluded.owner, value = NULL, expires_at = excluded.expires_at
      WHERE found.expires_at <= ${NOW} OR found.owner = excluded.owner OR found.value = $4::text
      RETURNING key`,
    complete: `UPDATE ${keys} SET state = 'done', owner = NULL, value = $3::text, expires_at = ${after("$4")}
      WHERE key = $1::text AND owner = $2::text AND expires_at > ${NOW} RETURNING key`,
    release: `DELETE FROM ${keys} WHERE key = $1::text AND owner = $2::text`,
    increment: `INSERT INTO ${counters} AS found (key, count, expires_at)
      VALUES ($1::text, 1, ${after("$2")})
      ON CONFLICT (key) DO UPDATE
      SET count = CASE WHEN found.expires_at <= ${NOW} THEN 1 ELSE found.count + 1 END,
        expires_at = CASE WHEN found.expires_at <= ${NOW} THEN excluded.expires_at ELSE found.expires_at END
      RETURNING count, ceil(extract(epoch FROM expires_at - ${NOW}) * 1000)::bigint AS expires_in_ms`,

    getPurchase: `SELECT ${RECORD} FROM ${purchases} WHERE vendor = $1::text AND id = $2::text`,
    insertPurchase: `INSERT INTO ${purchases} (${COLUMNS.join(", ")}) VALUES (${VALUES.join(", ")})
      ON CONFLICT (vendor, id) DO NOTHING RETURNING version`,
    updatePurchase: `UPDATE ${purchases}
      SET ${COLUMNS.map((column, index) => `${column} = ${VALUES[index]}`).join(", ")}
      WHERE vendor = ${VENDOR} AND id = ${ID} AND version = ${VERSION} - 1 RETURNING version`,
    listDue: `SELECT ${RECORD} FROM ${purchases}
      WHERE due_at <= ${toTime("$1")} AND (checked_at IS NULL OR checked_at <= ${toTime("$2")})
      ORDER BY due_at LIMIT $3::integer`,
    listUser: `SELECT ${RECORD} FROM ${purchases} WHERE user_id = $1::text ${history}`,
    listUserAfter: `SELECT ${RECORD} FROM ${purchases} WHERE user_id = $1::text
      AND (created_at, id, vendor) < (${toTime("$3")}, $4::text, $5::text) ${history}`,
    deleteUser: deleted(purchases, "user_id = $1::text"),
    deleteSettled: deleted(purchases, `due_at IS NULL AND updated_at < ${toTime("$1")}`),

    publish: `INSERT INTO ${messages} (message, sent_at) VALUES ($1::text, ${NOW})`,
    findLastMessage: `SELECT coalesce(max(id), 0)::text AS message_id FROM ${messages}`,
    listMessages: `SELECT id::text AS message_id, message FROM ${messages}
      WHERE id > $1::text::bigint AND id <> ALL (string_to_array($2::text, ',')::bigint[])
      ORDER BY id LIMIT ${BATCH_SIZE}`,
  };
}

/** Statements that delete some of what has expired. */
export function buildCleanup(table: TableName): string[] {
  // Rows that another statement has locked are in use, so they are left for the next time.
  const deleteSome = (name: string, column: string, condition: string) =>
    `DELETE FROM ${table(name)} WHERE ${column} IN
      (SELECT ${column} FROM ${table(name)} WHERE ${condition} LIMIT ${BATCH_SIZE} FOR UPDATE SKIP LOCKED)`;
  return [
    deleteSome("ramp_keys", "key", `expires_at <= ${NOW}`),
    deleteSome("ramp_counters", "key", `expires_at <= ${NOW}`),
    deleteSome("ramp_messages", "id", `sent_at < ${NOW} - interval '1 minute'`),
  ];
}

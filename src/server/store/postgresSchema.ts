/** Options of `postgresSchema()`. */
export interface PostgresSchemaOptions {
  /**
   * Name of the schema, in lower case.
   *
   * @default "public"
   */
  schema?: string | undefined;
}

/** Builds the name of a table, with its schema. */
export type TableName = (table: string) => string;

/**
 * How the tables come to be, one step per version. A published step is never edited: a change is a
 * new step. Ids sort as bytes, whatever the locale of the database.
 */
const MIGRATIONS: readonly ((table: TableName) => string)[] = [
  (table) => `CREATE TABLE ${table("ramp_keys")} (
      key text COLLATE "C" PRIMARY KEY,
      state text NOT NULL CHECK (state IN ('held', 'done')),
      owner text,
      value text,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX ramp_keys_expiry ON ${table("ramp_keys")} (expires_at);

    CREATE TABLE ${table("ramp_counters")} (
      key text COLLATE "C" PRIMARY KEY,
      count integer NOT NULL,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX ramp_counters_expiry ON ${table("ramp_counters")} (expires_at);

    CREATE TABLE ${table("ramp_purchases")} (
      vendor text COLLATE "C" NOT NULL,
      id text COLLATE "C" NOT NULL,
      endpoint_id text,
      reference text,
      user_id text COLLATE "C" NOT NULL,
      mode text NOT NULL,
      status text NOT NULL,
      vendor_status text,
      currency text,
      network text,
      amount text,
      fiat_currency text,
      fiat_amount text,
      tx_hash text,
      key_hash text,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      checked_at timestamptz,
      due_at timestamptz,
      reported_status text,
      reported_at timestamptz,
      version integer NOT NULL,
      PRIMARY KEY (vendor, id)
    );
    CREATE INDEX ramp_purchases_history
      ON ${table("ramp_purchases")} (user_id, created_at, id, vendor);
    CREATE INDEX ramp_purchases_due
      ON ${table("ramp_purchases")} (due_at, checked_at) WHERE due_at IS NOT NULL;
    CREATE INDEX ramp_purchases_settled
      ON ${table("ramp_purchases")} (updated_at) WHERE due_at IS NULL;

    CREATE TABLE ${table("ramp_messages")} (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      message text NOT NULL,
      sent_at timestamptz NOT NULL
    );
    CREATE INDEX ramp_messages_age ON ${table("ramp_messages")} (sent_at);`,
];

/** The version of the tables that this release works with. */
export const POSTGRES_SCHEMA_VERSION: number = MIGRATIONS.length;

/**
 * SQL that creates the tables of `postgresStore()`, or brings them to the newest version. It is one
 * statement, which either succeeds or changes nothing, and running it again is harmless. Also
 * printed by `npx ramp-widget schema postgres`.
 *
 * @throws {TypeError} if `schema` is not an identifier
 */
export function postgresSchema({ schema }: PostgresSchemaOptions = {}): string {
  const table = createTableName("postgresSchema()", schema);
  const steps = MIGRATIONS.map((migrate, index) => {
    const version = index + 1;
    return `
  IF NOT EXISTS (SELECT FROM ${table("ramp_schema")} WHERE version >= ${version}) THEN
    ${migrate(table)}
    INSERT INTO ${table("ramp_schema")} (version) VALUES (${version});
  END IF;`;
  });
  return `-- The tables of ramp-widget, version ${POSTGRES_SCHEMA_VERSION}.
DO $ramp$
BEGIN
  -- One run at a time, for example when several instances are deployed.
  PERFORM pg_advisory_xact_lock(hashtext('ramp-widget'));${createSchema(schema)}
  CREATE TABLE IF NOT EXISTS ${table("ramp_schema")} (
    version integer PRIMARY KEY,
    migrated_at timestamptz NOT NULL DEFAULT now()
  );
${steps.join("\n")}
END
$ramp$;
`;
}

/**
 * Builds names of tables in a schema.
 *
 * @param caller the function that got it, e.g. `postgresStore()`
 * @throws {TypeError} if `schema` is not an identifier
 */
export function createTableName(caller: string, schema = "public"): TableName {
  if (typeof schema !== "string" || !/^[a-z_][a-z0-9_]{0,62}$/.test(schema))
    throw new TypeError(
      `${caller}'s \`schema\` is not a name of lower-case letters, digits and underscores, so it can't be part of SQL. Pass a name such as "ramp", or leave it out for "public".`,
    );
  return (table) => `"${schema}".${table}`;
}

/** PostgreSQL asks for more rights to create a schema, even if it exists, than for its tables. */
function createSchema(schema = "public"): string {
  if (schema === "public") return "";
  return `
  IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '${schema}') THEN
    CREATE SCHEMA "${schema}";
  END IF;`;
}

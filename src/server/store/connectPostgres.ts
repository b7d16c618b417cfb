/** A parameter or a result of a statement. */
export type PostgresValue = string | number | null;

/** What `postgresStore()` needs of a `Pool` or a connected `Client` of `pg`. */
export interface PgClient {
  query(text: string, parameters: PostgresValue[]): Promise<{ rows: unknown[] }>;
}

/** What `postgresStore()` needs of the `sql` function of `postgres`. */
export interface PostgresSql {
  unsafe(text: string, parameters: PostgresValue[]): PromiseLike<readonly unknown[]>;
}

/** A client of `pg` or `postgres`. */
export type PostgresPool = PgClient | PostgresSql;

/** Runs one statement, and returns its rows. */
export type RunStatement = (text: string, parameters: PostgresValue[]) => Promise<PostgresRow[]>;

/** A row by column. */
export type PostgresRow = Record<string, unknown>;

/** Detects which client it is, once. */
export function connectPostgres(pool: PostgresPool): RunStatement {
  if ("unsafe" in pool)
    return async (text, parameters) => [...(await pool.unsafe(text, parameters))] as PostgresRow[];
  return async (text, parameters) => (await pool.query(text, parameters)).rows as PostgresRow[];
}

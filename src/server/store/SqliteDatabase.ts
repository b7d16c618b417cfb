/** A statement, as `better-sqlite3` and `node:sqlite` prepare it. */
export interface SqliteStatement {
  run(parameters: Record<string, string | number | null>): { changes: number | bigint };
  get(parameters: Record<string, string | number | null>): unknown;
  all(parameters: Record<string, string | number | null>): unknown[];
}

/** What `sqliteStore()` needs of a database of `better-sqlite3` or `node:sqlite`. */
export interface SqliteDatabase {
  /** Runs SQL statements without parameters. */
  exec(sql: string): unknown;
  /** Prepares one SQL statement. */
  prepare(sql: string): SqliteStatement;
}

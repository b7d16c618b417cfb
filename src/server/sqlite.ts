export { sqliteStore } from "./store/sqliteStore.ts";
export type { SqliteStoreOptions } from "./store/sqliteStore.ts";
export type { SqliteDatabase, SqliteStatement } from "./store/SqliteDatabase.ts";

export { postgresSchema } from "./store/postgresSchema.ts";
export type { PostgresSchemaOptions } from "./store/postgresSchema.ts";
export { postgresStore } from "./store/postgresStore.ts";
export type { PostgresStoreOptions } from "./store/postgresStore.ts";
export type {
  PgClient,
  PostgresPool,
  PostgresSql,
  PostgresValue,
} from "./store/connectPostgres.ts";

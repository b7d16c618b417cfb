import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import Database from "better-sqlite3";
import { Redis } from "ioredis";
import { Pool } from "pg";
import postgres from "postgres";
import { createClient } from "redis";
import { onTestFinished } from "vitest";
import { combineStores } from "../../../src/server/store/combineStores.ts";
import { memoryStore } from "../../../src/server/store/memoryStore.ts";
import type { RampStore } from "../../../src/server/store/RampStore.ts";
import { postgresSchema, postgresStore, type PostgresPool } from "../../../src/server/postgres.ts";
import { redisStore, type RedisClient } from "../../../src/server/redis.ts";
import { sqliteStore, type SqliteDatabase } from "../../../src/server/sqlite.ts";
import { findPostgres, findRedis } from "../../servers/servers.ts";

/** Opens instances of a store, all on the same data, which no other test uses. */
export type OpenStore = () => Promise<RampStore>;

/** Connections close after the test. */
export function openFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "ramp-widget-sqlite-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, "ramp.db");
}

export function openBetterSqlite(file: string): SqliteDatabase & { close: () => void } {
  const database = new Database(file);
  onTestFinished(() => void database.close());
  return database;
}

export async function openNodeRedis(url: string) {
  const client = createClient({ url });
  client.on("error", () => {});
  await client.connect();
  onTestFinished(() => client.destroy());
  return client;
}

export function openIoRedis(url: string): Redis {
  const client = new Redis(url);
  client.on("error", () => {});
  onTestFinished(() => client.disconnect());
  return client;
}

export function openPg(url: string): Pool {
  const pool = new Pool({ connectionString: url, max: 5 });
  pool.on("error", () => {});
  onTestFinished(() => pool.end());
  return pool;
}

function openPostgres(url: string): PostgresPool {
  const sql = postgres(url, { max: 5 });
  onTestFinished(() => sql.end());
  return sql;
}

/** Creates the tables in a schema of their own. */
export async function createSchema(url: string): Promise<string> {
  const schema = `ramp_${randomUUID().replaceAll("-", "")}`;
  const pool = openPg(url);
  await pool.query(postgresSchema({ schema }));
  onTestFinished(() => void pool.query(`DROP SCHEMA ${schema} CASCADE`));
  return schema;
}

async function prepareMemory(): Promise<OpenStore> {
  const store = memoryStore();
  return async () => store;
}

async function prepareBetterSqlite(): Promise<OpenStore> {
  const file = openFile();
  return async () => sqliteStore({ database: openBetterSqlite(file) });
}

const prepareRedis = (connect: (url: string) => RedisClient | Promise<RedisClient>) => async () => {
  const url = await findRedis();
  const prefix = randomUUID();
  return async () => redisStore({ client: await connect(url), prefix });
};

const preparePostgres = (open: (url: string) => PostgresPool) => async () => {
  const url = await findPostgres();
  const schema = await createSchema(url);
  return async () => postgresStore({ pool: open(url), schema });
};

async function prepareCombined(): Promise<OpenStore> {
  const openLedger = await preparePostgres(openPg)();
  const openKeys = await prepareRedis(openIoRedis)();
  return async () => combineStores({ ledger: await openLedger(), keys: await openKeys() });
}

/** Each store with each driver, by name. */
export const STORES: readonly (readonly [name: string, prepare: () => Promise<OpenStore>])[] = [
  ["memory", prepareMemory],
  ["SQLite with better-sqlite3", prepareBetterSqlite],
  ...withNodeSqlite(),
  ["Redis with redis", prepareRedis(openNodeRedis)],
  ["Redis with ioredis", prepareRedis(openIoRedis)],
  ["PostgreSQL with pg", preparePostgres(openPg)],
  ["PostgreSQL with postgres", preparePostgres(openPostgres)],
  ["PostgreSQL and Redis combined", prepareCombined],
];

/** Node has its own SQLite from version 22 on. */
function withNodeSqlite(): [string, () => Promise<OpenStore>][] {
  const module = process.getBuiltinModule("node:sqlite" as string) as
    | { DatabaseSync: new (file: string) => SqliteDatabase & { close: () => void } }
    | undefined;
  if (!module) return [];
  async function prepare() {
    const file = openFile();
    return async () => {
      const database = new (module as NonNullable<typeof module>).DatabaseSync(file);
      onTestFinished(() => database.close());
      return sqliteStore({ database });
    };
  }
  return [["SQLite with node:sqlite", prepare]];
}

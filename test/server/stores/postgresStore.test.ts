import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test, vi } from "vitest";
import { startPostgres } from "../../../scripts/servers/startPostgres.js";
import { createTableName } from "../../../src/server/store/postgresSchema.ts";
import { buildStatements } from "../../../src/server/store/postgresStatements.ts";
import { postgresSchema, postgresStore, type PostgresPool } from "../../../src/server/postgres.ts";
import { findPostgres } from "../../servers/servers.ts";
import { createSchema, openPg } from "./openStores.ts";

const PATIENT = { timeout: 30_000, interval: 50 };

const createName = () => `ramp_${randomUUID().replaceAll("-", "")}`;

async function openStore() {
  const pool = openPg(await findPostgres());
  const schema = await createSchema(await findPostgres());
  return { pool, schema, store: postgresStore({ pool, schema }) };
}

test("before its tables are created, operations reject and name the command", async () => {
  const pool = openPg(await findPostgres());
  const schema = createName();
  const store = postgresStore({ pool, schema });
  const command = `npx ramp-widget schema postgres --schema ${schema} | psql "$DATABASE_URL"`;
  await expect(store.read("key")).rejects.toThrow(command);
  await pool.query(postgresSchema({ schema }));
  await expect(store.read("key")).resolves.toBeUndefined();
});

test("tables of an older or a newer version are refused, with what to do", async () => {
  const { pool, schema } = await openStore();
  const read = () => postgresStore({ pool, schema }).read("key");
  await pool.query(`UPDATE ${schema}.ramp_schema SET version = 0`);
  await expect(read()).rejects.toThrow("needs version 1 of its tables, and the database has none");
  await pool.query(`UPDATE ${schema}.ramp_schema SET version = 1000`);
  await expect(read()).rejects.toThrow("the database has version 1000");
  await expect(read()).rejects.toThrow("Update ramp-widget");
});

test("the schema may be run again, and by several at once, without losing anything", async () => {
  const pool = openPg(await findPostgres());
  const schema = createName();
  const create = () => pool.query(postgresSchema({ schema }));
  await Promise.all([create(), create(), create()]);
  const store = postgresStore({ pool, schema });
  await store.claim("key", "a", 600_000);
  await create();
  expect(await store.read("key")).toEqual({ state: "held", owner: "a" });
  await pool.query(`DROP SCHEMA ${schema} CASCADE`);
});

test("writes delete what has expired", async () => {
  const { pool, schema, store } = await openStore();
  await pool.query(`INSERT INTO ${schema}.ramp_keys (key, state, owner, expires_at)
    VALUES ('old', 'held', 'a', now() - interval '1 second'), ('new', 'held', 'a', now() + interval '1 hour')`);
  await pool.query(`INSERT INTO ${schema}.ramp_counters VALUES ('old', 1, now())`);
  await pool.query(`INSERT INTO ${schema}.ramp_messages (message, sent_at)
    VALUES ('old', now() - interval '1 hour'), ('new', now())`);
  await store.claim("key", "a", 600_000);
  const count = async (table: string) =>
    Number((await pool.query(`SELECT count(*) FROM ${schema}.${table}`)).rows[0].count);
  await vi.waitUntil(async () => (await count("ramp_keys")) === 2, PATIENT);
  await vi.waitUntil(async () => (await count("ramp_counters")) === 0, PATIENT);
  await vi.waitUntil(async () => (await count("ramp_messages")) === 1, PATIENT);
});

test("a message whose transaction commits after a later message arrives too", async () => {
  const { pool, schema, store } = await openStore();
  const received: string[] = [];
  const end = store.subscribe?.((message) => void received.push(message));
  onTestFinished(() => end?.());
  const publish = (message: string) => store.publish?.(message);
  await vi.waitUntil(async () => {
    await publish("first");
    return received.includes("first");
  }, PATIENT);
  const client = await pool.connect();
  onTestFinished(() => client.release());
  await client.query("BEGIN");
  await client.query(
    `INSERT INTO ${schema}.ramp_messages (message, sent_at) VALUES ('late', now())`,
  );
  await publish("second");
  await vi.waitUntil(() => received.includes("second"), PATIENT);
  await client.query("COMMIT");
  await vi.waitUntil(() => received.includes("late"), PATIENT);
  await publish("third");
  await vi.waitUntil(() => received.includes("third"), PATIENT);
  const counts = ["second", "late", "third"].map(
    (message) => received.filter((one) => one === message).length,
  );
  expect(counts).toEqual([1, 1, 1]);
});

test("every list and deletion uses an index, and sorts nothing", async () => {
  const { pool, schema } = await openStore();
  const statements = buildStatements(createTableName("test", schema));
  const client = await pool.connect();
  onTestFinished(() => client.release(true));
  // The tables are empty, for which PostgreSQL would read them whole.
  await client.query("SET enable_seqscan = off; SET enable_bitmapscan = off");
  const plans: [keyof typeof statements, (string | number)[]][] = [
    ["listDue", [1, 1, 10]],
    ["listUser", ["user", 10]],
    ["listUserAfter", ["user", 10, 1, "id", "vendor"]],
    ["deleteUser", ["user"]],
    ["deleteSettled", [1]],
    ["listMessages", ["1", ""]],
  ];
  for (const [name, parameters] of plans) {
    const { rows } = await client.query(`EXPLAIN ${statements[name]}`, parameters);
    const plan = rows.map((row: Record<string, string>) => row["QUERY PLAN"]).join("\n");
    expect(plan, name).toMatch(/Index (Only )?Scan/);
    expect(plan, name).not.toMatch(/Seq Scan|Sort/);
  }
});

test("after PostgreSQL was killed and restarted, the store works again", async () => {
  const server = await startPostgres();
  onTestFinished(() => server.remove());
  const pool = openPg(server.url);
  await pool.query(postgresSchema());
  const store = postgresStore({ pool });
  await store.claim("key", "a", 600_000);
  await server.kill();
  // Its children answer until they notice.
  const isDown = () =>
    store.read("key").then(
      () => false,
      () => true,
    );
  await vi.waitUntil(isDown, PATIENT);
  await server.start();
  const state = await vi.waitUntil(() => store.read("key").catch(() => undefined), PATIENT);
  expect(state).toEqual({ state: "held", owner: "a" });
});

test("wrong options throw at once, and say what to pass", () => {
  const pool: PostgresPool = { query: async () => ({ rows: [] }) };
  const open = (options: unknown) => () => postgresStore(options as { pool: PostgresPool });
  expect(open(undefined)).toThrow("postgresStore() got no options");
  expect(open({})).toThrow("postgresStore()'s `pool` got no options");
  expect(open({ pool: {} })).toThrow("got no `query`. Pass");
  expect(open({ pool: () => {} })).toThrow("got no `unsafe`. Pass");
  for (const schema of ["", 'a"b', "Upper", "a-b", "1a", "a".repeat(64), 1])
    expect(open({ pool, schema }), String(schema)).toThrow("postgresStore()'s `schema` is not");
  expect(() => postgresSchema({ schema: "a b" })).toThrow("postgresSchema()'s `schema` is not");
});

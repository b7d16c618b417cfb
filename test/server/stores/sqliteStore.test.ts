import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import Database from "better-sqlite3";
import { build } from "esbuild";
import { expect, onTestFinished, test } from "vitest";
import { sqliteStore, type SqliteDatabase } from "../../../src/server/sqlite.ts";
import { openBetterSqlite, openFile } from "./openStores.ts";

const PROCESSES = 4;
const ROUNDS = 50;

/** What each process does, and prints. */
const SCRIPT = `
import { createRequire } from "node:module";
import { sqliteStore } from "./store.mjs";
const require = createRequire(${JSON.stringify(resolve("package.json"))});
const Database = require("better-sqlite3");
const [file, owner] = process.argv.slice(2);
const store = sqliteStore({ database: new Database(file) });
const purchase = { vendor: "acme", id: "1", userId: "user", mode: "buy", status: "pending", createdAt: 1, updatedAt: 1 };
let claims = 0;
let saves = 0;
for (let round = 0; round < ${ROUNDS}; round += 1) {
  await store.increment("counter", 600_000);
  if ((await store.claim("key " + round, owner, 600_000)) === "claimed") claims += 1;
  const found = await store.getPurchase("acme", "1");
  if (await store.savePurchase({ ...purchase, version: (found?.version ?? 0) + 1 })) saves += 1;
}
console.log(JSON.stringify({ claims, saves }));
`;

test("processes that create and use one file at the same time lose nothing", async () => {
  const file = openFile();
  const script = join(dirname(file), "script.mjs");
  const entryPoints = ["src/server/sqlite.ts"];
  const outfile = join(dirname(file), "store.mjs");
  await build({ entryPoints, outfile, bundle: true, format: "esm", platform: "node" });
  writeFileSync(script, SCRIPT);
  const runs = Array.from({ length: PROCESSES }, (_, index) =>
    promisify(execFile)(process.execPath, [script, file, `owner ${index}`]),
  );
  const results = (await Promise.all(runs)).map(
    ({ stdout }) => JSON.parse(stdout) as { claims: number; saves: number },
  );
  const sum = (name: "claims" | "saves") => results.reduce((all, one) => all + one[name], 0);
  const store = sqliteStore({ database: openBetterSqlite(file) });
  const { count } = await store.increment("counter", 600_000);
  expect(count).toBe(PROCESSES * ROUNDS + 1);
  expect(sum("claims")).toBe(ROUNDS);
  expect((await store.getPurchase("acme", "1"))?.version).toBe(sum("saves"));
});

test("keys and purchases survive a restart", async () => {
  const file = openFile();
  const first = new Database(file);
  await sqliteStore({ database: first }).claim("key", "a", 600_000);
  first.close();
  const store = sqliteStore({ database: openBetterSqlite(file) });
  expect(await store.read("key")).toEqual({ state: "held", owner: "a" });
});

test("tables of a newer version are refused, and stay as they are", () => {
  const file = openFile();
  const database = new Database(file);
  onTestFinished(() => void database.close());
  sqliteStore({ database });
  database.exec("UPDATE ramp_schema SET version = 1000");
  expect(() => sqliteStore({ database })).toThrow("this database has version 1000");
  expect(() => sqliteStore({ database })).toThrow("Update ramp-widget");
  expect(database.prepare("SELECT version FROM ramp_schema").all()).toEqual([{ version: 1000 }]);
});

test("writes delete what has expired", async () => {
  const database = new Database(openFile());
  onTestFinished(() => void database.close());
  sqliteStore({ database });
  database.exec(`INSERT INTO ramp_keys (key, state, owner, expires_at)
    VALUES ('old', 'held', 'a', 1), ('new', 'held', 'a', ${Date.now() + 600_000})`);
  database.exec("INSERT INTO ramp_counters VALUES ('old', 1, 1)");
  database.exec("INSERT INTO ramp_messages (message, sent_at) VALUES ('old', 1)");
  await sqliteStore({ database }).claim("key", "a", 600_000);
  const count = (table: string) =>
    (database.prepare(`SELECT count(*) AS count FROM ${table}`).get() as { count: number }).count;
  expect([count("ramp_keys"), count("ramp_counters"), count("ramp_messages")]).toEqual([2, 0, 0]);
});

test("every list and deletion uses an index, and sorts nothing", () => {
  const plans: string[] = [];
  const database = new Database(openFile());
  onTestFinished(() => void database.close());
  const explaining: SqliteDatabase = {
    exec: (sql) => database.exec(sql),
    prepare(sql) {
      if (/ramp_(purchases|messages)/.test(sql) && !sql.startsWith("INSERT")) {
        const parameters = Array.from(sql.matchAll(/@(\w+)/g), ([, name]) => [name, 1]);
        const rows = database
          .prepare(`EXPLAIN QUERY PLAN ${sql}`)
          .all(Object.fromEntries(parameters)) as { detail: string }[];
        plans.push(...rows.map(({ detail }) => detail));
      }
      return database.prepare(sql);
    },
  };
  sqliteStore({ database: explaining });
  expect(plans.length).toBeGreaterThan(8);
  const slow = plans.filter((plan) => /^SCAN|TEMP B-TREE/.test(plan));
  expect(slow.filter((plan) => !plan.endsWith("SCAN ramp_messages"))).toEqual([]);
});

test("wrong options throw at once, and say what to pass", () => {
  const open = (options: unknown) => () => sqliteStore(options as { database: SqliteDatabase });
  expect(open(undefined)).toThrow("sqliteStore() got no options");
  expect(open({})).toThrow("sqliteStore()'s `database` got no options");
  expect(open({ database: { exec: () => {} } })).toThrow("got no `prepare`. Pass");
});

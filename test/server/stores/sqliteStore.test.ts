import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { onTestFinished, test } from "vitest";
import { sqliteStore } from "../../../src/server/sqlite.ts";
import { testStore } from "../../../src/server/testing.ts";

function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "ramp-widget-sqlite-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test("the SQLite store keeps the contract with better-sqlite3", async () => {
  const file = join(openFolder(), "ramp.db");
  await testStore(() => sqliteStore({ database: new Database(file) }));
});

import "./answers.ts";
import "./purchases.ts";
import "./streams.ts";
import "./server.ts";
import "./size.ts";
import assert from "node:assert/strict";
import { test } from "vitest";
import { tried } from "./tally.ts";

test("at least 100,000 generated inputs were tried in this run", () => {
  process.stdout.write(`Hostile inputs tried: ${tried().toLocaleString("en")}.\n`);
  assert.ok(tried() >= 100_000, `only ${tried()}`);
});

import { expect, test } from "vitest";
import { formatViolations } from "./formatReport.ts";
import { runChaos } from "./runChaos.ts";

/** Another one makes other choices. */
const SEED = 1;

/** The long form is `npm run chaos`. */
test("purchases on three processes survive kills, a restart of Redis and cut networks: no session twice, no completion lost", async () => {
  const report = await runChaos({
    store: "redis",
    purchases: 30,
    seed: SEED,
    atOnce: 15,
    patienceMs: 240_000,
    log() {},
  });
  expect(formatViolations(report)).toBe("");
  expect(report).toMatchObject({ doubled: 0, lostCompletions: 0, givenUp: 0 });
  // It was a storm.
  expect(report.counts.kills).toBeGreaterThan(0);
  expect(report.counts.cuts).toBeGreaterThan(0);
  expect(report.counts.storeRestarts).toBeGreaterThan(0);
  expect(report.completed).toBeGreaterThan(10);
}, 300_000);

import { setTimeout as pause } from "node:timers/promises";
import type { ReconcileReport } from "../../src/server/ledger/reconcile.ts";
import type { Random } from "./random.ts";
import type { Instance } from "./startInstances.ts";

/** What healing took. */
export interface Healing {
  ms: number;
  /** Calls of `reconcile()`. */
  rounds: number;
  /** Purchases that were asked for. */
  checked: number;
  moved: number;
  stuck: ReconcileReport["stuck"];
}

/** `reconcile()` looks at a purchase two minutes after it was last looked at. */
const DUE_MS = 3 * 60_000;
const PATIENCE_MS = 120_000;

/**
 * Calls `reconcile()` on any instance, as cron does, until nothing is due.
 *
 * @param isReported whether each status in the ledger has been reported
 */
export async function heal(
  instances: readonly Instance[],
  random: Random,
  isReported: () => Promise<boolean>,
): Promise<Healing> {
  const from = Date.now();
  const healing: Healing = { ms: 0, rounds: 0, checked: 0, moved: 0, stuck: [] };
  let skip = DUE_MS;
  for (;;) {
    const { url } = random.pick(instances);
    const response = await fetch(`${url}/reconcile?skip=${skip}`, { method: "POST" });
    const report = (await response.json()) as ReconcileReport & { error?: string };
    healing.rounds += 1;
    healing.ms = Date.now() - from;
    if (healing.ms > PATIENCE_MS)
      throw new Error(`It did not heal within ${PATIENCE_MS / 1000} s: ${JSON.stringify(report)}`);
    if (report.error !== undefined || report.isRunningElsewhere) {
      // An instance that was killed may hold the lease for half a minute.
      await pause(500);
      continue;
    }
    healing.checked += report.checked;
    healing.moved += report.moved;
    healing.stuck.push(...report.stuck);
    if (report.checked > 0 || report.hasMore) continue;
    if (await isReported()) return healing;
    // An instance that was killed while it reported a status holds the right to do so for a while.
    await pause(1_000);
    skip += DUE_MS;
  }
}

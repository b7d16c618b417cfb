import { setTimeout as pause } from "node:timers/promises";
import type { RunningServer } from "../../scripts/servers/runServer.js";
import type { ChaosCounts } from "./Purchase.ts";
import type { Random } from "./random.ts";
import type { Instance } from "./startInstances.ts";
import type { Proxy } from "./startProxy.ts";

export interface Breakable {
  instances: readonly Instance[];
  /** The network between each instance and the store; none for a store in a file. */
  proxies: readonly Proxy[];
  /** The store's server; none for a store in a file. */
  server: RunningServer | undefined;
}

type Breakage = "kill" | "cut" | "restart-store";

/** Pause after each breakage, in milliseconds: time for the others to take over. */
const CALM_MS = [300, 1_500] as const;
/** How long a network stays cut. The endpoint gives up on the store after three seconds. */
const CUT_MS = [1_000, 5_000] as const;
const DOWN_MS = [200, 1_500] as const;

/**
 * Breaks one thing after the other, each kind at least once, until `isOver`, and mends each.
 *
 * @param log receives each breakage
 */
export async function breakThings(
  { instances, proxies, server }: Breakable,
  {
    counts,
    random,
    isOver,
    log,
  }: {
    counts: ChaosCounts;
    random: Random;
    isOver: () => boolean;
    log: (text: string) => void;
  },
): Promise<void> {
  async function kill() {
    const instance = random.pick(instances);
    counts.kills += 1;
    log(`kill instance ${instance.place}`);
    await instance.kill();
    await pause(random.between(...DOWN_MS));
    await instance.restart();
  }

  async function cut() {
    const place = random.between(0, proxies.length - 1);
    const proxy = proxies[place];
    if (!proxy) return;
    counts.cuts += 1;
    const stalls = random.chance(0.5);
    const ms = random.between(...CUT_MS);
    log(`${stalls ? "stall" : "cut"} the store from instance ${place} for ${ms} ms`);
    if (stalls) proxy.stall();
    else proxy.cut();
    await pause(ms);
    proxy.heal(random.chance(0.5));
  }

  async function restartStore() {
    if (!server) return;
    counts.storeRestarts += 1;
    const crashes = random.chance(0.5);
    log(`${crashes ? "kill" : "stop"} the store`);
    if (crashes) await server.kill();
    else await server.stop();
    await pause(random.between(...DOWN_MS));
    await server.start();
  }

  const breakages: Record<Breakage, () => Promise<void>> = {
    kill,
    cut,
    "restart-store": restartStore,
  };
  const possible: Breakage[] = server ? ["kill", "cut", "restart-store"] : ["kill"];
  // Kills are the most frequent in practice: every deploy.
  const often: Breakage[] = [...possible, "kill", "kill", ...(server ? (["cut"] as const) : [])];
  const first = random.shuffle(possible);
  while (!isOver() || first.length > 0) {
    await breakages[first.pop() ?? random.pick(often)]();
    log("mended");
    await pause(random.between(...CALM_MS));
  }
}

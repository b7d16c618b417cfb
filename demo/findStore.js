import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { startPostgres } from "../scripts/servers/startPostgres.js";
import { startRedis } from "../scripts/servers/startRedis.js";

/**
 * Where the backend keeps sessions and purchases.
 *
 * @typedef {object} StorePlace
 * @property {import("./openStore.ts").StoreKind} kind
 * @property {string} address a file or a URL; empty for `memory`
 * @property {string} description what to tell whoever started it
 * @property {() => Promise<void>} remove stops the server and deletes the data, if both are of this run
 */

/**
 * Finds the store, and starts a server for it if no environment variable names one.
 *
 * @param {import("./openStore.ts").StoreKind} kind
 * @param {string} [folder] keeps SQLite's file; by default a temporary folder
 * @returns {Promise<StorePlace>}
 */
export async function findStore(kind, folder) {
  switch (kind) {
    case "memory":
      return {
        kind,
        address: "",
        description: "in memory, forgotten on exit",
        remove: async () => {},
      };
    case "sqlite":
      return findFile(folder);
    case "redis":
      return findServer(kind, "Redis", "RAMP_REDIS_URL", startRedis);
    case "postgres":
      return findServer(kind, "PostgreSQL", "RAMP_POSTGRES_URL", startPostgres);
  }
}

/** @param {string | undefined} folder @returns {StorePlace} */
function findFile(folder) {
  const place = folder ? resolve(folder) : mkdtempSync(join(tmpdir(), "ramp-widget-demo-"));
  mkdirSync(place, { recursive: true });
  const address = join(place, "ramp.db");
  return {
    kind: "sqlite",
    address,
    description: folder ? `SQLite, ${address}` : `SQLite, ${address}, deleted on exit`,
    async remove() {
      if (!folder) rmSync(place, { recursive: true, force: true });
    },
  };
}

/**
 * @param {"redis" | "postgres"} kind
 * @param {string} name
 * @param {string} variable
 * @param {() => Promise<import("../scripts/servers/runServer.js").RunningServer>} start
 * @returns {Promise<StorePlace>}
 */
async function findServer(kind, name, variable, start) {
  const named = process.env[variable];
  if (named)
    return {
      kind,
      address: named,
      description: `${name}, as ${variable} says`,
      remove: async () => {},
    };
  const { url, remove } = await start();
  return { kind, address: url, description: `${name}, ${url}, deleted on exit`, remove };
}

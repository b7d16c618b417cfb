import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { bundleServer } from "../../scripts/servers/bundleServer.js";
import { findFreePort } from "../../scripts/servers/runServer.js";
import type { InstanceOptions } from "./instance.ts";

/** One of several processes of a partner's server. */
export interface Instance {
  place: number;
  url: string;
  /** Ends it with SIGKILL, as a crash does. */
  kill: () => Promise<void>;
  /** Starts it again, on the same port. */
  restart: () => Promise<void>;
}

/** @param addresses of the store, one for each instance */
export async function startInstances(
  addresses: readonly string[],
  options: Omit<InstanceOptions, "place" | "port" | "store">,
  kind: InstanceOptions["store"]["kind"],
): Promise<Instance[]> {
  const file = await bundleServer(fileURLToPath(new URL("instance.ts", import.meta.url)));
  return Promise.all(
    addresses.map(async (address, place) => {
      const port = await findFreePort();
      const own: InstanceOptions = { ...options, place, port, store: { kind, address } };
      let child = await startProcess(file, own);
      return {
        place,
        url: `http://127.0.0.1:${port}`,
        async kill() {
          if (child.exitCode !== null || child.signalCode !== null) return;
          const ended = once(child, "exit");
          child.kill("SIGKILL");
          await ended;
        },
        async restart() {
          child = await startProcess(file, own);
        },
      };
    }),
  );
}

async function startProcess(file: string, options: InstanceOptions): Promise<ChildProcess> {
  const child = fork(file, [JSON.stringify(options)]);
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`An instance ended with ${code}.`)));
  });
  return child;
}

import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bundleServer } from "../scripts/servers/bundleServer.js";
import type { InstanceOptions } from "./instance.ts";

/** Several processes of one server. */
export interface Instances {
  /** Ids of the running processes, by their place. */
  pids: () => (number | undefined)[];
  stop: () => void;
}

/** Pause before a process that ended is started again, so that its absence can be seen. */
const RESTART_MS = 5_000;

/**
 * Starts one process of the demo's backend per port, and starts it again after it was killed.
 *
 * @param log receives what the processes tell, and when one ends or starts
 */
export async function startInstances(
  ports: readonly number[],
  options: Omit<InstanceOptions, "port">,
  log: (line: string) => void,
): Promise<Instances> {
  const file = await bundleServer(fileURLToPath(new URL("instance.ts", import.meta.url)));
  const children: ChildProcess[] = [];
  let isStopped = false;

  function start(port: number, place: number): Promise<void> {
    const name = `Instance ${place + 1}`;
    const child = fork(file, [JSON.stringify({ ...options, port } satisfies InstanceOptions)]);
    children[place] = child;
    child.once("exit", (code, signal) => {
      if (isStopped) return;
      log(`${name} (${child.pid}) ended with ${signal ?? code}. It starts again in 5 s.`);
      setTimeout(() => {
        if (!isStopped)
          void start(port, place).then(() => log(`${name} is back as ${children[place]?.pid}.`));
      }, RESTART_MS);
    });
    return new Promise((resolve, reject) => {
      child.on("message", (message) => {
        if (message === "listening") resolve();
        else if (typeof message === "string") log(`${name} ${message}`);
      });
      child.once("exit", () => reject(new Error(`${name} doesn't start.`)));
    });
  }

  await Promise.all(ports.map(start));
  return {
    pids: () => children.map(({ pid }) => pid),
    stop() {
      isStopped = true;
      for (const child of children) child.kill("SIGTERM");
    },
  };
}

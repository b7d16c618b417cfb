import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import type { RunningServer } from "../../scripts/servers/runServer.js";
import { startPostgres } from "../../scripts/servers/startPostgres.js";
import { startRedis } from "../../scripts/servers/startRedis.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Where test files ask for the URL of a server. */
    servers: string;
  }
}

/** How each server starts. Durability over a power loss is not what the tests are about. */
const STARTERS: Record<string, () => Promise<RunningServer>> = {
  "/redis": startRedis,
  "/postgres": () => startPostgres({ settings: ["fsync=off"] }),
};

/**
 * Starts Redis and PostgreSQL once for all test files, and only after the first file asks for one:
 * most runs need neither. Test files run in other processes, so they ask by HTTP.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = new Map<string, Promise<RunningServer>>();
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const started = running.get(path) ?? STARTERS[path]?.();
    if (!started) return void response.writeHead(404).end();
    running.set(path, started);
    started.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  project.provide("servers", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    for (const started of running.values())
      await started.then(
        ({ remove }) => remove(),
        () => {}, // It didn't start, which failed the tests that asked for it.
      );
  };
}

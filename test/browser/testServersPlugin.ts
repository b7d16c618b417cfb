import { createRequestListener } from "@remix-run/node-fetch-server";
import { fileURLToPath } from "node:url";
import { createServer, type Plugin } from "vite";

/**
 * Gives browser tests real partners to talk to, on the test page's own origin: each `POST /test-servers/new` starts
 * a partner's backend and, on two more ports, a sandbox of its own.
 */
export function testServersPlugin(): Plugin {
  let handlers: Promise<typeof import("./testServers.ts")> | undefined;
  return {
    name: "test-servers",
    configureServer(server) {
      // Not by the server itself, whose plugins rewrite what is meant for the page.
      const load = () => (handlers ??= importTestServers());
      server.middlewares.use(
        "/test-servers",
        createRequestListener(async (request) => (await load()).handleTestRequest(request)),
      );
      server.httpServer?.on(
        "close",
        () => void handlers?.then(({ closeTestServers }) => closeTestServers()),
      );
    },
  };
}

async function importTestServers() {
  const loader = await createServer({
    configFile: false,
    appType: "custom",
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    logLevel: "error",
  });
  const file = fileURLToPath(new URL("testServers.ts", import.meta.url));
  return loader.ssrLoadModule(file) as Promise<typeof import("./testServers.ts")>;
}

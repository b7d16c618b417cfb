import { createRequestListener } from "@remix-run/node-fetch-server";
import { fileURLToPath } from "node:url";
import { createServer, type Plugin } from "vite";

/**
 * Gives browser tests real partners to talk to, on the test page's own origin: each `POST /lab` starts
 * a partner's backend and, on two more ports, a sandbox of its own.
 */
export function partnerLabs(): Plugin {
  let labs: Promise<typeof import("./labs.ts")> | undefined;
  return {
    name: "partner-labs",
    configureServer(server) {
      // Not by the server itself, whose plugins rewrite what is meant for the page.
      const load = () => (labs ??= importLabs());
      server.middlewares.use(
        "/lab",
        createRequestListener(async (request) => (await load()).answerLabs(request)),
      );
      server.httpServer?.on("close", () => void labs?.then(({ closeLabs }) => closeLabs()));
    },
  };
}

async function importLabs() {
  const loader = await createServer({
    configFile: false,
    appType: "custom",
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    logLevel: "error",
  });
  const file = fileURLToPath(new URL("labs.ts", import.meta.url));
  return loader.ssrLoadModule(file) as Promise<typeof import("./labs.ts")>;
}

import { createRequestListener } from "@remix-run/node-fetch-server";
import type { Plugin } from "vite";

/**
 * Gives browser tests real partners to talk to, on the test page's own origin: each `POST /lab` starts
 * a partner's backend and, on two more ports, a sandbox of its own.
 */
export function partnerLabs(): Plugin {
  return {
    name: "partner-labs",
    configureServer(server) {
      const labs = server.ssrLoadModule("/test/browser/labs.ts") as Promise<
        typeof import("./labs.ts")
      >;
      server.middlewares.use(
        "/lab",
        createRequestListener(async (request) => (await labs).answerLabs(request)),
      );
      server.httpServer?.on("close", () => void labs.then(({ closeLabs }) => closeLabs()));
    },
  };
}

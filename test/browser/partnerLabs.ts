import { createRequestListener } from "@remix-run/node-fetch-server";
import type { Plugin } from "vite";

/**
 * Gives browser tests real partners to talk to, on the test page's own origin: each `POST /lab` starts
 * a partner's backend and, on two more ports, a sandbox of its own.
 */
export function partnerLabs(): Plugin {
  let labs: Promise<typeof import("./labs.ts")> | undefined;
  return {
    name: "partner-labs",
    configureServer(server) {
      const load = () =>
        (labs ??= server.ssrLoadModule("/test/browser/labs.ts") as NonNullable<typeof labs>);
      server.middlewares.use(
        "/lab",
        createRequestListener(async (request) => (await load()).answerLabs(request)),
      );
      server.httpServer?.on("close", () => void labs?.then(({ closeLabs }) => closeLabs()));
    },
  };
}

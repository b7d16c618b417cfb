import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { serve as serveHono } from "@hono/node-server";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { Hono } from "hono";
import { onTestFinished } from "vitest";

type Handler = (request: Request) => Promise<Response>;

interface Server {
  address: () => { port: number } | string | null;
  close: () => unknown;
  closeAllConnections?: () => void;
}

/** Listens on a free port until the test is over, and gives the server's own address. */
export async function listen(listener: RequestListener): Promise<string> {
  // It closes no connection that was idle for a while: on a slow machine a request may be on its way just then.
  const server = createServer({ keepAliveTimeout: 0 }, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return openUntilTestEnds(server);
}

/** The frameworks that the same requests are played against. */
export const frameworks: Record<string, (handler: Handler) => Promise<string>> = {
  "node:http": (handler) => listen(createRequestListener(handler)),
  Hono: async (handler) => {
    // Hono replaces these for the whole process, as on a partner's server.
    const { Request, Response } = globalThis;
    onTestFinished(() => void Object.assign(globalThis, { Request, Response }));
    const app = new Hono();
    app.all("/api/ramp/*", (context) => handler(context.req.raw));
    return new Promise((resolve) => {
      const server = serveHono({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, () =>
        resolve(openUntilTestEnds(server)),
      );
    });
  },
};

function openUntilTestEnds(server: Server): string {
  onTestFinished(() => {
    server.closeAllConnections?.();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return `http://127.0.0.1:${address.port}`;
}

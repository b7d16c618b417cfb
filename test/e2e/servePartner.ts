import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { build } from "esbuild";
import { inlineStyles } from "../inlineStyles.ts";
import { type ServedSandbox, serveSandbox } from "../../src/sandbox/serveSandbox.ts";
import { proof, rampEndpoint } from "../../src/server.ts";

export interface ServeOptions {
  /** @default "19" */
  react?: "18" | "19" | undefined;
  /** The page's Content-Security-Policy. @default none */
  policy?: ((nonce: string, widgetOrigin: string) => string) | undefined;
  /** Hears of each request first, and may answer it. `path` is with its query. */
  onRequest?: ((path: string) => Promise<Response> | Response | undefined) | undefined;
}

export interface ServedPartner {
  url: string;
  served: ServedSandbox;
  /** Of the page that was given out last. */
  nonce: () => string;
  close: () => Promise<void>;
}

/**
 * A partner's page as it is in production: bundled and minified, served by a Node server that is the
 * endpoint as well, and a sandbox on origins of its own.
 */
export async function servePartner(options: ServeOptions): Promise<ServedPartner> {
  const { react = "19", policy, onRequest } = options;
  let nonce = "";
  const [served, app] = await Promise.all([
    // As in the demo: nothing ends before a test lets the time pass.
    serveSandbox({ apiPort: 0, widgetPort: 0, settlementDelayMs: 60_000 }),
    bundle(react),
  ]);
  const endpoint = rampEndpoint({
    vendors: [proof({ baseUrl: served.apiUrl, clientToken: "sandbox-client-token" })],
    user: () => ({ id: "ada", email: "ada@example.com", ip: "203.0.113.42" }),
    // A page of these opens more than a user does.
    limits: { sessionsPerUser: Infinity, sessionsPerIp: Infinity, openSessionsPerUser: Infinity },
  });
  const server = createServer(
    createRequestListener((request) => {
      const { pathname, search } = new URL(request.url);
      const answered = onRequest?.(pathname + search);
      if (answered) return answered;
      if (pathname.startsWith("/api/ramp")) return endpoint(request);
      if (pathname === "/app.js") return answer("text/javascript", app);
      if (pathname === "/elsewhere") return answer("text/html", "<!doctype html><title>Elsewhere");
      if (pathname !== "/") return new Response(undefined, { status: 204 });
      nonce = randomBytes(16).toString("base64");
      return answer("text/html", html(nonce, served.widgetUrl), {
        ...(policy && { "content-security-policy": policy(nonce, served.widgetUrl) }),
      });
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    served,
    nonce: () => nonce,
    async close() {
      server.closeAllConnections();
      server.close();
      await served.close();
    },
  };
}

export function answer(type: string, body: string, headers: Record<string, string> = {}): Response {
  return new Response(body, { headers: { "content-type": `${type}; charset=utf-8`, ...headers } });
}

function html(nonce: string, widgetOrigin: string): string {
  return `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Partner</title>
<body data-widget-origin="${widgetOrigin}"><main></main><script nonce="${nonce}" src="/app.js"></script>`;
}

async function bundle(react: "18" | "19"): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("pages/partner.tsx", import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    alias: {
      "ramp-widget": fileURLToPath(new URL("../../src/index.ts", import.meta.url)),
      ...(react === "18" && { react: "react-18", "react-dom": "react-dom-18" }),
    },
    plugins: [inlineStyles],
  });
  return outputFiles[0]?.text ?? "";
}

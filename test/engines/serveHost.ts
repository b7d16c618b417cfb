import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createRequestListener } from "@remix-run/node-fetch-server";
import type { ProofInitTokenType } from "../../src/sandbox.ts";
import { type ServedSandbox, serveSandbox } from "../../src/sandbox/serveSandbox.ts";

export interface HostOptions {
  /** @default "sdk_customer_token" */
  initTokenType?: ProofInitTokenType;
  /** With the strictest Content-Security-Policy and `require-trusted-types-for`. @default none */
  isStrict?: boolean;
  /** The page's HTML inside `<main>`, as its server rendered it. */
  html?: string;
}

/** A partner's server: the page, and the packed library's endpoint. */
export interface Host {
  url: string;
  served: ServedSandbox;
  /** Method and path of every request so far, without what `path` has as its query. */
  requests: string[];
  /** Requests that are answered by this instead, while it returns an answer. */
  intercept: ((request: Request) => Response | Promise<Response> | undefined) | undefined;
  /** Whether connections break, as without a network. */
  isDown: boolean;
  close: () => Promise<void>;
}

/** @param folder where the packed library is installed */
export async function serveHost(
  folder: string,
  files: Map<string, Uint8Array>,
  { initTokenType = "sdk_customer_token", isStrict = false, html = "" }: HostOptions,
): Promise<Host> {
  const dist = join(folder, "node_modules/ramp-widget/dist");
  const [library, sandboxes, served] = await Promise.all([
    import(join(dist, "server.js")) as Promise<typeof import("../../src/server.ts")>,
    import(join(dist, "sandbox/server.js")) as Promise<
      typeof import("../../src/sandbox/server.ts")
    >,
    // Nothing settles before a trial lets time pass.
    serveSandbox({ apiPort: 0, widgetPort: 0, initTokenType, settlementDelayMs: 60_000 }),
  ]);
  const { contentSecurityPolicy, rampEndpoint } = library;
  const { apiUrl, widgetUrl, sandbox } = served;
  const vendors = sandboxes.sandboxVendors({ apiUrl, widgetOrigin: widgetUrl, initTokenType });
  const endpoint = rampEndpoint({
    vendors,
    user: () => ({ id: "ada", email: "ada@example.com" }),
    limits: { sessionsPerUser: Infinity, sessionsPerIp: Infinity, openSessionsPerUser: Infinity },
  });

  async function answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const intercepted = await host.intercept?.(request);
    if (intercepted) return intercepted;
    if (pathname.startsWith("/api/ramp")) return endpoint(request);
    if (pathname === "/wallet/send") {
      sandbox.depositArrives(searchParams.get("id") ?? "");
      return Response.json({ txHash: randomBytes(32).toString("hex") });
    }
    if (pathname === "/elsewhere") return typed("text/html", "<!doctype html><title>Elsewhere");
    if (pathname === "/favicon.ico") return new Response(null, { status: 204 });
    const file = files.get(pathname.slice(1));
    if (file) return typed("text/javascript", file);
    const nonce = randomBytes(16).toString("base64");
    const page = toPage({ nonce, widgetUrl, html });
    const policy = `default-src 'self'; ${contentSecurityPolicy(vendors, { nonce })}`;
    return typed("text/html", page, isStrict ? { "content-security-policy": policy } : {});
  }

  const listener = createRequestListener(answer);
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url?.replace(/\?.*/, "") ?? "";
    if (host.isDown && path.startsWith("/api/")) return void incoming.socket.destroy();
    host.requests.push(`${incoming.method} ${path}`);
    listener(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host: Host = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    served,
    requests: [],
    intercept: undefined,
    get isDown() {
      return isDown;
    },
    set isDown(value) {
      isDown = value;
      if (value) server.closeAllConnections();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await served.close();
    },
  };
  let isDown = false;
  return host;
}

function typed(type: string, body: string | Uint8Array, headers: Record<string, string> = {}) {
  return new Response(body as BodyInit, {
    headers: { "content-type": `${type}; charset=utf-8`, ...headers },
  });
}

function toPage({ nonce, widgetUrl, html }: { nonce: string; widgetUrl: string; html: string }) {
  return `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
<title>Partner</title><style nonce="${nonce}">body { margin: 0; color-scheme: light dark }</style>
<body data-widget-origin="${widgetUrl}"><button id="before">Before</button><main>${html}</main><button id="after">After</button>
<script nonce="${nonce}" type="module" src="/watch.js"></script><script nonce="${nonce}" type="module" src="/host.js"></script>`;
}

import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { build, type Plugin } from "esbuild";
import {
  type Browser,
  type BrowserContext,
  chromium,
  type LaunchOptions,
  type Page,
} from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { CHROMIUM_FLAGS, ensureChromium } from "../../scripts/chromium.js";
import type { Sandbox } from "../../src/sandbox.ts";
import { type ServedSandbox, serveSandbox } from "../../src/sandbox/serveSandbox.ts";
import { proof, rampEndpoint } from "../../src/server.ts";

export interface PartnerOptions {
  /** @default "19" */
  react?: "18" | "19";
  /** The page's Content-Security-Policy. @default none */
  policy?: (nonce: string, widgetOrigin: string) => string;
  launch?: LaunchOptions;
}

export interface Partner {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly widgetUrl: string;
  /** What pages wrote to their console as an error, or threw, or forbade. Empty at the start of each test. */
  readonly complaints: string[];
  /** Paths and queries that the server was asked for. Empty at the start of each test. */
  readonly requests: string[];
  /** Lets the page at `/leads-to-purchase` go where it was rendered ahead. */
  readonly letVisit: () => void;
  /** The page, in a browser profile of its own. */
  visit: () => Promise<{ page: Page; context: BrowserContext; nonce: string }>;
}

/**
 * A partner's page as it is in production: bundled and minified, served by a Node server that is the
 * endpoint as well, and a sandbox on origins of its own.
 */
export function openPartner(options: PartnerOptions = {}): Partner {
  const { react = "19", policy, launch } = options;
  const complaints: string[] = [];
  const requests: string[] = [];
  let served: ServedSandbox;
  let server: Server;
  let browser: Browser;
  let url: string;
  let nonce: string;
  let visited = withResolvers();

  beforeAll(async () => {
    let app: string;
    [served, app, browser] = await Promise.all([
      serveSandbox({ apiPort: 0, widgetPort: 0, settleAfter: 1000 }),
      bundle(react),
      chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS, ...launch }),
    ]);
    const endpoint = rampEndpoint({
      vendors: [proof({ baseUrl: served.apiUrl, clientToken: "sandbox-client-token" })],
      user: () => ({ id: "ada", email: "ada@example.com", ip: "203.0.113.42" }),
    });
    server = createServer(
      createRequestListener(async (request) => {
        const { pathname, search } = new URL(request.url);
        requests.push(pathname + search);
        if (pathname.startsWith("/api/ramp")) return endpoint(request);
        if (pathname === "/app.js") return answer("text/javascript", app);
        if (pathname === "/elsewhere")
          return answer("text/html", "<!doctype html><title>Elsewhere");
        if (pathname === "/leads-to-purchase") return answer("text/html", PRERENDERING);
        if (pathname === "/visit") await visited.promise;
        if (pathname !== "/") return new Response(undefined, { status: 204 });
        nonce = randomBytes(16).toString("base64");
        return answer("text/html", html(nonce, served.widgetUrl), {
          ...(policy && { "content-security-policy": policy(nonce, served.widgetUrl) }),
        });
      }),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    complaints.length = 0;
    requests.length = 0;
    visited = withResolvers();
    served.sandbox.reset();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  });
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await served.close();
  });

  return {
    complaints,
    requests,
    letVisit: () => visited.resolve(),
    get url() {
      return url;
    },
    get sandbox() {
      return served.sandbox;
    },
    get widgetUrl() {
      return served.widgetUrl;
    },
    async visit() {
      const context = await browser.newContext({ reducedMotion: "reduce" });
      context.on("weberror", (thrown) => complaints.push(String(thrown.error())));
      context.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      const page = await context.newPage();
      await page.exposeBinding("complain", (_, complaint: string) => complaints.push(complaint));
      await page.addInitScript(() =>
        document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
          (window as unknown as { complain: (what: string) => void }).complain(
            `${violatedDirective} forbids ${blockedURI}`,
          ),
        ),
      );
      await page.goto(url);
      return { page, context, nonce };
    },
  };
}

/** Has the browser render the purchase ahead, and visits it once the server lets it. */
const PRERENDERING = `<!doctype html><title>Leads to a purchase</title>
<script type="speculationrules">
{"prerender": [{"source": "list", "urls": ["/?mount"], "eagerness": "immediate"}]}
</script>
<script>fetch("/visit").then(() => (location.href = "/?mount"))</script>`;

function answer(type: string, body: string, headers: Record<string, string> = {}): Response {
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

/** Vite's `?inline`, which our stylesheet is imported with. */
const inlineStyles: Plugin = {
  name: "inline-styles",
  setup(bundler) {
    bundler.onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir }) => ({
      path: fileURLToPath(new URL(path.replace("?inline", ""), `file://${resolveDir}/`)),
      namespace: "inline",
    }));
    bundler.onLoad({ filter: /.*/, namespace: "inline" }, async ({ path }) => ({
      contents: await readFile(path, "utf8"),
      loader: "text",
    }));
  },
};

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

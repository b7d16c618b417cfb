import type { RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import { createRequestListener } from "@remix-run/node-fetch-server";
import react from "@vitejs/plugin-react";
import {
  build,
  createServer,
  type InlineConfig,
  mergeConfig,
  type Plugin,
  preview,
  type PreviewServer,
  type ViteDevServer,
} from "vite";
import type { ProofInitTokenType, Sandbox } from "ramp-widget/sandbox";
import { serveSandbox, type ServedSandbox } from "../src/sandbox/serveSandbox.ts";
import { aliases } from "./aliases.js";
import { backend } from "./backend.ts";
import { migrateStore, openStore } from "./openStore.ts";
import type { StoreKind } from "./openStore.ts";
import { signIn } from "./users.ts";
import { pretendWallet } from "./pretendWallet.ts";

export interface DemoOptions {
  /** Port of the app. 0 takes any free one, here and below. @default 5173 */
  port?: number | undefined;
  /** Port of the sandbox's APIs. @default 5174 */
  apiPort?: number | undefined;
  /** Port of the sandbox's scripts and pages. @default 5175 */
  widgetPort?: number | undefined;
  /** `init_token_type` of the sandbox's Proof sessions. @default "sdk_customer_token" */
  initTokenType?: ProofInitTokenType | undefined;
  /** The network address to listen on. @default this machine alone */
  host?: string | undefined;
  /** Milliseconds on the sandbox's clock from `processing` to the final status. @default the sandbox's own */
  settlementDelayMs?: number | undefined;
  /** Keeps sessions and purchases. @default memory */
  store?: { kind: StoreKind; address: string } | undefined;
  /** Where the vendors send their webhooks. @default nowhere */
  webhookUrl?: string | undefined;
  /** Answers `/api/ramp` instead of a backend in this process. */
  createEndpoint?: ((vendors: ServedSandbox) => Promise<RequestListener>) | undefined;
  /** Overrides for the app server's Vite config. */
  vite?: InlineConfig | undefined;
  /** Folder that `buildDemo` wrote the app to. @default the app is served from its sources */
  built?: string | undefined;
}

export interface Demo {
  url: string;
  sandbox: Sandbox;
  apiUrl: string;
  widgetUrl: string;
  close: () => Promise<void>;
}

/**
 * Starts a partner's app with its backend, and the sandbox that simulates its vendors.
 *
 * @throws {Error} if a port is taken; the message names it
 */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const {
    port = 5173,
    apiPort = 5174,
    widgetPort = 5175,
    initTokenType = "sdk_customer_token",
    host,
    settlementDelayMs,
    store,
    webhookUrl,
    createEndpoint,
    vite = {},
    built,
  } = options;
  const served = await serveSandbox({
    apiPort,
    widgetPort,
    initTokenType,
    host,
    settlementDelayMs,
    webhookUrl,
  });
  let app: ViteDevServer | PreviewServer | undefined;
  const at = { port, strictPort: true, ...(host && { host }) };
  async function serve(plugin: Plugin) {
    const sources = { ...fromSources, plugins: [react(), plugin], server: at };
    const server = await createServer(mergeConfig(sources, vite));
    return server.listen();
  }
  const serveBuilt = (plugin: Plugin, outDir: string) =>
    preview({ ...QUIET, plugins: [plugin], build: { outDir }, preview: at });
  const close = async () => {
    await Promise.all([app?.close(), served.close()]);
  };
  try {
    const { apiUrl, widgetUrl } = served;
    if (store) await migrateStore(store.kind, store.address);
    const endpoint = createEndpoint
      ? await createEndpoint(served)
      : createRequestListener(
          backend({
            apiUrl,
            widgetUrl,
            initTokenType,
            store: store && (await openStore(store.kind, store.address)),
          }),
        );
    const plugin = routes(served, initTokenType, endpoint);
    app = built === undefined ? await serve(plugin) : await serveBuilt(plugin, built);
  } catch (error) {
    await close();
    throw isTaken(error)
      ? new Error(
          `Port ${port} is taken, so the demo's app cannot start. ` +
            "Stop the program that listens there, or choose another port with --port.",
          { cause: error },
        )
      : error;
  }
  const [address = ""] = app.resolvedUrls?.local ?? [];
  const { sandbox, apiUrl, widgetUrl } = served;
  return { url: new URL(address).origin, sandbox, apiUrl, widgetUrl, close };
}

const here = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const QUIET: InlineConfig = { configFile: false, logLevel: "error" };

/** The app in development mode. */
const fromSources: InlineConfig = {
  ...QUIET,
  root: here("."),
  cacheDir: here("../node_modules/.vite/demo"),
  resolve: { alias: aliases },
  // Listed, because Vite reloads the page under the user if it finds a dependency late.
  optimizeDeps: {
    include: [
      "react",
      "react/jsx-dev-runtime",
      "react-dom/client",
      "@tanstack/query-core",
      "zod/mini",
      "lean-qr/nano",
    ],
  },
};

/**
 * Bundles the app into a few files, for tests that open it often. It still uses React's development build,
 * with StrictMode and warnings.
 */
export async function buildDemo(outDir: string): Promise<void> {
  await build({
    ...fromSources,
    mode: "development",
    define: { "process.env.NODE_ENV": '"development"' },
    plugins: [react()],
    build: { outDir, emptyOutDir: true, minify: false, target: "es2022" },
  });
}

/** The routes of a partner's server besides the app's files. */
function routes(
  { sandbox, widgetUrl }: ServedSandbox,
  initTokenType: ProofInitTokenType,
  endpoint: RequestListener,
): Plugin {
  const answer = ({ middlewares }: Pick<ViteDevServer, "middlewares">) => {
    middlewares.use(signIn);
    middlewares.use("/api/ramp", endpoint);
    middlewares.use("/api/wallet/send", createRequestListener(pretendWallet(sandbox)));
    middlewares.use(
      "/api/config",
      createRequestListener(() => Response.json({ initTokenType, widgetUrl })),
    );
  };
  return { name: "northwind", configureServer: answer, configurePreviewServer: answer };
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && /already in use/.test(error.message);
}

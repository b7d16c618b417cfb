import { fileURLToPath } from "node:url";
import { createRequestListener } from "@remix-run/node-fetch-server";
import react from "@vitejs/plugin-react";
import {
  createServer,
  type InlineConfig,
  mergeConfig,
  type Plugin,
  type ViteDevServer,
} from "vite";
import type { ProofEdition, Sandbox } from "ramp-widget/sandbox";
import { serveSandbox, type ServedSandbox } from "../src/sandbox/serveSandbox.ts";
import { aliases } from "./aliases.js";
import { backend } from "./backend.ts";
import { signIn } from "./users.ts";
import { pretendWallet } from "./pretendWallet.ts";

export interface DemoOptions {
  /** Port of the app. 0 takes any free one, here and below. @default 5173 */
  port?: number | undefined;
  /** Port of the sandbox's APIs. @default 5174 */
  apiPort?: number | undefined;
  /** Port of the sandbox's scripts and pages. @default 5175 */
  widgetPort?: number | undefined;
  /** Which edition of Proof's API the sandbox plays. @default "E1" */
  edition?: ProofEdition | undefined;
  /** The network address to listen on. @default this machine alone */
  host?: string | undefined;
  /** Milliseconds on the sandbox's clock from a payment to its end. @default the sandbox's own */
  settleAfter?: number | undefined;
  /** What the app's own server shall do differently. */
  vite?: InlineConfig | undefined;
}

export interface Demo {
  url: string;
  sandbox: Sandbox;
  apiUrl: string;
  widgetUrl: string;
  close: () => Promise<void>;
}

/**
 * Starts a partner's app with its backend, and the sandbox that plays the vendors for it.
 *
 * @throws {Error} if a port is taken, naming it
 */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const {
    port = 5173,
    apiPort = 5174,
    widgetPort = 5175,
    edition = "E1",
    host,
    settleAfter,
    vite = {},
  } = options;
  const served = await serveSandbox({ apiPort, widgetPort, edition, host, settleAfter });
  let app: ViteDevServer | undefined;
  const close = async () => {
    await Promise.all([app?.close(), served.close()]);
  };
  try {
    app = await createServer(mergeConfig(appServer(port, host, routes(served, edition)), vite));
    await app.listen();
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

function appServer(port: number, host: string | undefined, backend: Plugin): InlineConfig {
  return {
    configFile: false,
    root: here("."),
    cacheDir: here("../node_modules/.vite/demo"),
    plugins: [react(), backend],
    resolve: { alias: aliases },
    // Named, because one that is found late reloads the page under the user's hands.
    optimizeDeps: {
      include: [
        "react",
        "react/jsx-dev-runtime",
        "react-dom/client",
        "@tanstack/react-query",
        "zod/mini",
        "uqr",
      ],
    },
    server: { port, strictPort: true, ...(host && { host }) },
    logLevel: "error",
  };
}

/** What a partner's server answers beside the app's own files. */
function routes({ sandbox, apiUrl, widgetUrl }: ServedSandbox, edition: ProofEdition): Plugin {
  return {
    name: "northwind",
    configureServer({ middlewares }) {
      middlewares.use(signIn);
      middlewares.use("/api/ramp", createRequestListener(backend({ apiUrl, widgetUrl, edition })));
      middlewares.use("/api/wallet/send", createRequestListener(pretendWallet(sandbox)));
      middlewares.use(
        "/api/config",
        createRequestListener(() => Response.json({ edition, widgetUrl })),
      );
    },
  };
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && /already in use/.test(error.message);
}

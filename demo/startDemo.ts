import { fileURLToPath } from "node:url";
import { createRequestListener } from "@remix-run/node-fetch-server";
import react from "@vitejs/plugin-react";
import { createServer, type Plugin, type ViteDevServer } from "vite";
import type { ProofEdition, Sandbox } from "ramp-widget/sandbox";
import { serveSandbox, type ServedSandbox } from "../src/sandbox/serveSandbox.ts";
import { aliases } from "./aliases.js";
import { backend } from "./backend.ts";
import { signIn } from "./users.ts";
import { pretendWallet } from "./pretendWallet.ts";

export interface DemoOptions {
  /** Port of the app. 0 takes any free one, here and below. @default 5173 */
  port?: number | undefined;
  /** Port of the sandbox's API. @default 5174 */
  apiPort?: number | undefined;
  /** Port of the sandbox's script and page. @default 5175 */
  widgetPort?: number | undefined;
  /** Which edition of Proof's API the sandbox plays. @default "E1" */
  edition?: ProofEdition | undefined;
  /** The network address to listen on. @default this machine alone */
  host?: string | undefined;
  /** Milliseconds from a payment to its end. @default 4000 */
  settleAfter?: number | undefined;
  /** Whether the page follows changes of its sources. @default true */
  watch?: boolean | undefined;
}

export interface Demo {
  url: string;
  sandbox: Sandbox;
  apiUrl: string;
  widgetUrl: string;
  close: () => Promise<void>;
}

/**
 * Starts a partner's app with its backend, and the sandbox that plays Proof for it.
 *
 * @throws {Error} if a port is taken, naming it
 */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const { port = 5173, apiPort = 5174, widgetPort = 5175, edition = "E1", host } = options;
  const { settleAfter, watch = true } = options;
  const served = await serveSandbox({ apiPort, widgetPort, edition, host, settleAfter });
  let app: ViteDevServer | undefined;
  const close = async () => {
    await Promise.all([app?.close(), served.close()]);
  };
  try {
    app = await createServer({
      configFile: false,
      root: fileURLToPath(new URL(".", import.meta.url)),
      plugins: [react(), routes(served, edition)],
      resolve: { alias: aliases },
      server: { port, strictPort: true, ...(host && { host }), ...(!watch && still) },
      logLevel: "error",
    });
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
  const [url = ""] = app.resolvedUrls?.local ?? [];
  return { url, sandbox: served.sandbox, apiUrl: served.apiUrl, widgetUrl: served.widgetUrl, close };
}

const still = { hmr: false, watch: null } as const;

/** What a partner's server answers beside the app's own files. */
function routes({ sandbox, apiUrl, widgetUrl }: ServedSandbox, edition: ProofEdition): Plugin {
  return {
    name: "northwind",
    configureServer({ middlewares }) {
      middlewares.use(signIn);
      middlewares.use("/api/ramp", createRequestListener(backend({ apiUrl, edition })));
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

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { createSandbox, type SandboxOptions } from "./createSandbox.ts";
import { notFound } from "./notFound.ts";
import type { Sandbox } from "./Sandbox.ts";
import { serveSockets } from "./serveSockets.ts";

export interface ServeSandboxOptions extends SandboxOptions {
  /** Port of the API, for the partner's server. 0 takes any free one. */
  apiPort: number;
  /** Port of the scripts and the hosted pages, for browsers. 0 takes any free one. */
  widgetPort: number;
  /** The network address to listen on. @default "127.0.0.1" */
  host?: string | undefined;
}

export interface ServedSandbox {
  sandbox: Sandbox;
  /** Base URL of the APIs, e.g. `http://localhost:5174`. */
  apiUrl: string;
  /** Origin of the scripts and the hosted pages. */
  widgetUrl: string;
  /** Stops both servers and closes open connections. */
  close: () => Promise<void>;
}

/**
 * Serves one sandbox on two ports, as vendors keep their APIs and their widgets on separate hosts. Each
 * port answers only its own paths. `/sandbox/*` is on both, WebSockets are on the API's port.
 *
 * @throws {Error} if a port is taken; the message names it. `TypeError` as `createSandbox` does
 */
export async function serveSandbox(options: ServeSandboxOptions): Promise<ServedSandbox> {
  const { apiPort, widgetPort, host = "127.0.0.1", widgetOrigin, ...rest } = options;
  const api = createServer();
  const widget = createServer();
  let silence = () => {};
  const close = async () => {
    silence();
    await Promise.all([stop(api), stop(widget)]);
  };
  try {
    const apiUrl = await listen(api, apiPort, host, "API");
    const widgetUrl = await listen(widget, widgetPort, host, "widget");
    const sandbox = createSandbox({ ...rest, widgetOrigin: widgetOrigin ?? widgetUrl });
    const cut = serveSockets(api, sandbox);
    silence = () => {
      sandbox.close();
      cut();
    };
    const { vendors } = sandbox;
    answer(api, sandbox, [CONTROLS, ...vendors.map(({ apiPaths }) => apiPaths)]);
    answer(widget, sandbox, [CONTROLS, ...vendors.map(({ widgetPaths }) => widgetPaths)]);
    return { sandbox, apiUrl, widgetUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const CONTROLS = /^\/sandbox\//;

function answer(server: Server, sandbox: Sandbox, paths: readonly RegExp[]) {
  const listener = createRequestListener((request: Request) => {
    const { pathname } = new URL(request.url);
    return paths.some((path) => path.test(pathname)) ? sandbox.fetch(request) : notFound();
  });
  server.on("request", listener);
}

async function listen(server: Server, port: number, host: string, part: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const taken = cause.code === "EADDRINUSE" ? "is taken" : `cannot be used (${cause.code})`;
      const option = part === "API" ? "--api-port" : "--widget-port";
      reject(
        new Error(
          `Port ${port} ${taken}, so the sandbox's ${part} cannot start. ` +
            `Stop the program that listens there, or choose another port with ${option}.`,
          { cause },
        ),
      );
    });
    server.listen(port, host, resolve);
  });
  const { port: own } = server.address() as AddressInfo;
  // On this machine, `localhost` reaches all of these, and pages and servers may be configured with it.
  const isLocal = ["127.0.0.1", "localhost", "0.0.0.0", "::", "::1"].includes(host);
  return `http://${isLocal ? "localhost" : host.includes(":") ? `[${host}]` : host}:${own}`;
}

async function stop(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    // An error here means that the server never listened, so it counts as stopped.
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

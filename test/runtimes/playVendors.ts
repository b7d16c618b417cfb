import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { createSandbox, type Sandbox } from "ramp-widget/sandbox";
import { serveSockets } from "../../src/sandbox/serveSockets.ts";
import type { Settings } from "./partner.js";

/** A webhook on its way to the partner's server. */
export interface Letter {
  body: string;
  headers: Record<string, string>;
}

export interface PlayedVendors {
  sandbox: Sandbox;
  settings: Settings;
  /** Where webhooks are passed on to. */
  deliverTo: (url: string) => void;
  /** Those that were passed on, oldest first, and what they were answered with. */
  letters: (Letter & { status: number })[];
  /** What `onTransaction` was told, oldest first. */
  reports: Record<string, unknown>[];
  /** How many calls of the vendors' APIs have no answer yet. */
  callsUnderWay: () => number;
  /** How many WebSockets are open that are about a transaction. */
  linesAbout: (id: string) => number;
  /** The next call of a vendor's API, or the next WebSocket, is redirected to a stranger. */
  redirectOnce: () => void;
  /** What the stranger was asked. */
  strayed: string[];
  close: () => void;
}

const secrets: Settings["secrets"] = {
  clientToken: "client-token-5f2c",
  apiSecret: "api-secret-91bd",
  clientSecret: "client-secret-c3d4",
  webhookSecret: "whsec_4e5f",
};

const apiKey = "key-77aa";

/** The vendors in this process, behind real HTTP, and whoever hears what the partner's server does. */
export async function playVendors(): Promise<PlayedVendors> {
  const letters: PlayedVendors["letters"] = [];
  const reports: Record<string, unknown>[] = [];
  const lines = new Map<string, number>();
  let webhookUrl = "";
  const strayed: string[] = [];
  let redirects = false;
  let callsUnderWay = 0;

  const post = createServer(
    createRequestListener(async (request) => {
      const body = await request.text();
      if (new URL(request.url).pathname === "/report") {
        reports.push(JSON.parse(body) as Record<string, unknown>);
        return new Response();
      }
      const headers: Record<string, string> = { "Content-Type": "application/json" };
      const signature = request.headers.get("x-platform-signature");
      if (signature !== null) headers["X-Platform-Signature"] = signature;
      const { status } = await fetch(webhookUrl, { method: "POST", headers, body });
      letters.push({ body, headers, status });
      return new Response();
    }),
  );
  const postUrl = await listen(post);
  const { clientToken, apiSecret, clientSecret, webhookSecret } = secrets;
  const sandbox = createSandbox({
    initTokenType: "sdk_partner_authorization",
    clientToken,
    transak: { apiKey, apiSecret },
    bleepay: { clientSecret, webhookSecret },
    webhookUrl: `${postUrl}/webhook`,
  });

  const stranger = createServer(({ method, url }, response) => {
    strayed.push(`${method} ${url}`);
    response.end("{}");
  });
  const strangerUrl = await listen(stranger);
  function isRedirected(): boolean {
    const was = redirects;
    redirects = false;
    return was;
  }

  const api = createServer(
    createRequestListener(async (request) => {
      if (isRedirected()) return Response.redirect(`${strangerUrl}/call`, 307);
      callsUnderWay += 1;
      try {
        return await sandbox.fetch(request);
      } finally {
        callsUnderWay -= 1;
      }
    }),
  );
  // It listens nowhere: it is asked where nobody is redirected.
  const upgrades = createServer();
  const cut = serveSockets(upgrades, sandbox);
  api.on("upgrade", (request, line, head) => {
    if (isRedirected()) {
      line.end(
        `HTTP/1.1 307 Elsewhere\r\nLocation: ${strangerUrl}/push\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    const { searchParams } = new URL(request.url ?? "", "http://localhost");
    const id = searchParams.get("tx_id") ?? "";
    const count = (change: number) => lines.set(id, (lines.get(id) ?? 0) + change);
    count(1);
    line.once("close", () => count(-1));
    upgrades.emit("upgrade", request, line, head);
  });
  const apiUrl = await listen(api);

  return {
    sandbox,
    settings: {
      apiUrl,
      widgetOrigin: "http://localhost:5175",
      reportUrl: `${postUrl}/report`,
      apiKey,
      secrets,
    },
    deliverTo: (url) => {
      webhookUrl = url;
    },
    letters,
    reports,
    callsUnderWay: () => callsUnderWay,
    linesAbout: (id) => lines.get(id) ?? 0,
    redirectOnce: () => {
      redirects = true;
    },
    strayed,
    close() {
      sandbox.close();
      cut();
      for (const server of [post, api, stranger]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

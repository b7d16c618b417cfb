import { createRequestListener } from "@remix-run/node-fetch-server";
import {
  contentSecurityPolicy,
  permissionsPolicy,
  proof,
  rampEndpoint,
} from "../../../src/server.ts";
import type { RampEndpointOptions, VendorServer } from "../../../src/server.ts";
import { permissiveVendor } from "../permissiveVendor.ts";
import { listen } from "../serve.ts";

/** The session of the signed-in user. A secret. */
export const SESSION = "ada-session-7c1f93";
export const TRANSACTION = "tx-5d0e";

type Handler = (request: Request) => Promise<Response>;

export interface Shop {
  /** What stands in front of the endpoint. */
  proxy?: (request: Request, endpoint: Handler) => Promise<Response>;
  options?: Partial<RampEndpointOptions>;
  vendor?: Partial<VendorServer>;
  /** Headers of the page that differ; `undefined` leaves one out. */
  headers?: Record<string, string | undefined>;
  /** Markup of the page's head. */
  head?: string;
  scripts?: Record<string, string>;
}

const [page] = [proof({ baseUrl: "https://api.example.com", clientToken: "unused" })];

/** Serves a page with the widget and a `rampEndpoint`, both healthy if nothing is passed; gives the page's address. */
export async function serveShop(shop: Shop = {}): Promise<string> {
  const { proxy = async (request, endpoint) => endpoint(request) } = shop;
  const { vendor } = permissiveVendor({
    parseWebhook: async () => undefined,
    confirmTransaction: async () => ({ status: 404, body: {} }) as never,
    getTransaction: async (id) => ({
      status: 200,
      body: { merchant_transaction_id: id, status: "completed" },
    }),
    ...shop.vendor,
  });
  const endpoint = rampEndpoint({
    vendors: [vendor],
    onTransaction: () => {},
    user: (request) =>
      request.headers.get("cookie") === `sid=${SESSION}`
        ? { id: "user-1", email: "ada@example.com" }
        : null,
    ...shop.options,
  });
  const origin = await listen(
    createRequestListener(async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/api/ramp")) return proxy(request, endpoint);
      if (pathname === "/buy") return showPage(shop);
      const script = { "/main.js": 'import "./part.js";', "/part.js": "go();", ...shop.scripts }[
        pathname
      ];
      return script === undefined
        ? new Response("<!doctype html>Not found", {
            status: 404,
            headers: { "Content-Type": "text/html" },
          })
        : new Response(script, { headers: { "Content-Type": "text/javascript" } });
    }),
  );
  return `${origin}/buy`;
}

function showPage({ headers: changes = {}, head = "" }: Shop): Response {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const headers = new Headers({
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": `default-src 'self'; ${contentSecurityPolicy([page], { nonce })}`,
    "Permissions-Policy": permissionsPolicy([page]),
  });
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  const script = `<script type="module" nonce="${nonce}" src="/main.js"></script>`;
  return new Response(`<!doctype html><head>${head}${script}</head><main></main>`, { headers });
}

/** Copies a response with other headers, as a proxy does. */
export function withHeaders(
  response: Response,
  changes: Record<string, string | undefined>,
): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, headers });
}

/** Copies a request without some of its headers, as a proxy does. */
export function withoutHeaders(request: Request, ...names: string[]): Request {
  const headers = new Headers(request.headers);
  for (const name of names) headers.delete(name);
  return new Request(request, { headers });
}

export const loginPage = () =>
  new Response("<!doctype html><title>Sign in</title>", {
    headers: { "Content-Type": "text/html" },
  });

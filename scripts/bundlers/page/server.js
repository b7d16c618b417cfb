// Serves the bundled page, and the endpoint that it buys from.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import process from "node:process";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { sandboxVendors } from "ramp-widget/sandbox/server";
import { rampEndpoint } from "ramp-widget/server";

const { PORT, SANDBOX, SANDBOX_API } = process.env;
/** @type {Record<string, string>} */
const TYPES = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript" };

const ramp = rampEndpoint({
  vendors: sandboxVendors({ apiUrl: SANDBOX_API, widgetOrigin: SANDBOX }),
  user: () => ({ id: "ada", email: "ada@example.com" }),
});

/** @param {Request} request */
async function serve(request) {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith("/api/ramp")) return ramp(request);
  if (pathname === "/config.json") return Response.json({ sandbox: SANDBOX });
  if (pathname === "/favicon.ico") return new Response(null, { status: 204 });
  const file = pathname === "/" ? "/index.html" : pathname;
  try {
    const body = await readFile(new URL(`dist${file}`, import.meta.url));
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    return new Response(body, { headers: { "content-type": type } });
  } catch {
    return new Response("Not found", { status: 404 });
  }
}

createServer(createRequestListener(serve)).listen(Number(PORT), "localhost");

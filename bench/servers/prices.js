// The vendors of the sandbox, which answer a request that they have seen before at once: what is measured
// is not the time that a sandbox takes for a price.
import { createServer } from "node:http";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

const [, , installed = ""] = process.argv;
const { serveSandbox } = await import(
  pathToFileURL(join(installed, "dist/sandbox/serveSandbox.js")).href
);
const { apiUrl } = await serveSandbox({ apiPort: 0, widgetPort: 0 });

/** @type {Map<string, { status: number, type: string, body: string }>} */
const known = new Map();

/** @param {import("node:http").IncomingMessage} request */
async function ask({ url = "", headers: { host: _host, connection: _connection, ...headers } }) {
  const response = await fetch(apiUrl + url, {
    headers: /** @type {Record<string, string>} */ (headers),
  });
  const type = response.headers.get("content-type") ?? "";
  return { status: response.status, type, body: await response.text() };
}

const server = createServer(async (request, response) => {
  // Each request of the load has a user of its own.
  const key = `${request.method} ${request.url?.replaceAll(/user-\d+/g, "user")}`;
  const { status, type, body } = known.get(key) ?? (await ask(request));
  known.set(key, { status, type, body });
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": Buffer.byteLength(body),
  });
  response.end(body);
});
// Keeps idle connections open during the other server's slices.
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
process.on("disconnect", () => process.exit());

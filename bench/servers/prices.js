// The vendors of the sandbox, which answer at once: what is measured is not the time that a sandbox takes for a
// price. An answer that is known serves other users and other amounts, with the amount in it replaced.
import { createServer } from "node:http";
import { join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";

const [, , installed = ""] = process.argv;
const { serveSandbox } = await import(
  pathToFileURL(join(installed, "dist/sandbox/serveSandbox.js")).href
);
const { apiUrl } = await serveSandbox({ apiPort: 0, widgetPort: 0 });

/** @type {Map<string, { status: number, type: string, body: string, amount: string }>} */
const known = new Map();

/** @param {import("node:http").IncomingMessage} request @param {string} amount */
async function ask(request, amount) {
  const { url = "" } = request;
  const { host: _host, connection: _connection, ...headers } = request.headers;
  const response = await fetch(apiUrl + url, {
    headers: /** @type {Record<string, string>} */ (headers),
  });
  const type = response.headers.get("content-type") ?? "";
  return { status: response.status, type, body: await response.text(), amount };
}

const server = createServer(async (request, response) => {
  const { method, url = "" } = request;
  const [, amount = ""] = /mount=(\d+)/.exec(url) ?? [];
  const key = `${method} ${url.replaceAll(/user-\d+/g, "user").replace(/mount=\d+/, "mount=")}`;
  const first = known.get(key) ?? (await ask(request, amount));
  known.set(key, first);
  const { status, type } = first;
  const body = amount ? first.body.replaceAll(first.amount, amount) : first.body;
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

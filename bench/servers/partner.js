// A partner's server, twice in one process: `/ours` is rampEndpoint, `/bare` only forwards.
import { createServer } from "node:http";
import process from "node:process";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { proof, rampEndpoint } from "ramp-widget/server";
import { reportMemory } from "./reportMemory.js";

const [, , baseUrl = ""] = process.argv;
const clientToken = "bench-client-token";

const ours = rampEndpoint({
  vendors: [proof({ baseUrl, clientToken, initTokenType: "sdk_partner_authorization" })],
  user: (request) => {
    const id = request.headers.get("cookie");
    return id ? { id, email: `${id}@example.com` } : null;
  },
  // One user asks for more than users do.
  limits: { sessionsPerUser: Infinity, sessionsPerIp: Infinity, openSessionsPerUser: Infinity },
});

/**
 * The same request to the vendor, with the same headers, without any parsing or checks. @param {Request}
 * request
 */
async function bare(request) {
  const { pathname } = new URL(request.url);
  const response = await fetch(`${baseUrl}/widget/${pathname.slice("/bare/".length)}`, {
    method: request.method,
    headers: {
      Authorization: `Bearer ${clientToken}`,
      Accept: "application/json",
      "Content-Type": "application/json",
    },
    body: request.method === "POST" ? await request.text() : null,
  });
  return new Response(await response.text(), {
    status: response.status,
    headers: { "Content-Type": "application/json" },
  });
}

const server = createServer(
  createRequestListener((request) =>
    new URL(request.url).pathname.startsWith("/bare/") ? bare(request) : ours(request),
  ),
);
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
reportMemory();

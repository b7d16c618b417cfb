// The least that Node can hold per event stream: the browser's response, and a WebSocket to the vendor. It
// sends one event and follows nothing. `/node` writes to Node's own response, `/fetch` returns a `Response`
// through the adapter that `rampEndpoint` has in `partner.js`.
import { createServer } from "node:http";
import process from "node:process";
import { createRequestListener } from "@remix-run/node-fetch-server";
import { WebSocket } from "ws";
import { reportMemory } from "./reportMemory.js";

const [, , baseUrl = ""] = process.argv;
const clientToken = "bench-client-token";
const headers = {
  "Content-Type": "text/event-stream",
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "same-origin",
};
const event = `event: transaction\ndata: ${JSON.stringify({ status: "pending", updated_at: new Date() })}\n\n`;

/** @param {string} url of the stream @returns {Promise<WebSocket>} */
function connect(url) {
  const id = /transactions\/([^/]+)/.exec(url)?.[1];
  const socket = new WebSocket(`${baseUrl.replace(/^http/, "ws")}/ws?tx_id=${id}`, {
    headers: { Authorization: `Bearer ${clientToken}` },
    perMessageDeflate: false,
  });
  return new Promise((resolve, reject) => {
    socket.on("open", () => resolve(socket));
    socket.on("message", () => {});
    socket.on("error", reject);
  });
}

const throughFetch = createRequestListener(async ({ url }) => {
  const socket = await connect(url);
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(event)),
    cancel: () => socket.terminate(),
  });
  return new Response(body, { headers });
});

const server = createServer(async (request, response) => {
  const { url = "" } = request;
  if (url.startsWith("/fetch/")) return throughFetch(request, response);
  const socket = await connect(url);
  response.writeHead(200, headers);
  response.write(event);
  response.on("close", () => socket.terminate());
});
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
reportMemory();

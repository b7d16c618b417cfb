import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { WebSocket } from "ws";

export const bearer = { authorization: "Bearer sandbox-client-token" };

export interface Line {
  socket: WebSocket;
  /** Every message so far. */
  updates: Record<string, unknown>[];
  /** The close code, once it is closed. */
  closed: Promise<number>;
  /** All that was sent to this line before now has arrived. */
  settled: () => Promise<void>;
}

/** Opens a WebSocket as a partner's server does. */
export async function openLine(
  apiUrl: string,
  path: string,
  headers: Record<string, string> = bearer,
): Promise<Line> {
  const socket = new WebSocket(apiUrl.replace("http", "ws") + path, { headers });
  const updates: Line["updates"] = [];
  socket.on("message", (data: Buffer) => updates.push(JSON.parse(data.toString())));
  const closed = once(socket, "close").then(([code]) => Number(code));
  await once(socket, "open");
  const settled = async () => {
    socket.ping();
    await once(socket, "pong");
  };
  return { socket, updates, closed, settled };
}

/** What the vendor answers to an upgrade that it refuses. */
export async function refusedLine(
  apiUrl: string,
  path: string,
  headers: Record<string, string> = bearer,
): Promise<{ status: number; headers: IncomingMessage["headers"]; body: unknown }> {
  const socket = new WebSocket(apiUrl.replace("http", "ws") + path, { headers });
  // Giving up a handshake is an error of its own, and none of interest.
  socket.on("error", () => {});
  const [, response] = (await once(socket, "unexpected-response")) as [unknown, IncomingMessage];
  const text = (await response.toArray()).join("");
  return { status: response.statusCode ?? 0, headers: response.headers, body: JSON.parse(text) };
}

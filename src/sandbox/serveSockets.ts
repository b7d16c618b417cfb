import { STATUS_CODES, type IncomingMessage, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Sandbox } from "./Sandbox.ts";

/**
 * Answers a server's WebSocket upgrades from a sandbox.
 *
 * @returns a function that closes open connections and pending upgrades
 */
export function serveSockets(server: Server, sandbox: Sandbox): () => void {
  const upgrader = new WebSocketServer({ noServer: true, clientTracking: false });
  const lines = new Set<Duplex>();

  async function upgrade(message: IncomingMessage, line: Duplex, head: Buffer): Promise<void> {
    const answer = await whileReading(line, sandbox.connect(requestOf(message, line)));
    if (answer instanceof Response) return refuse(line, answer);
    upgrader.handleUpgrade(message, line, head, (socket) => {
      // An invalid frame or a broken connection ends only this connection.
      socket.on("error", () => socket.terminate());
      socket.on("close", answer(socket));
    });
  }

  server.on("upgrade", (message, line, head) => {
    lines.add(line);
    line.on("close", () => lines.delete(line));
    line.on("error", () => line.destroy());
    upgrade(message, line, head).catch(() => line.destroy());
  });

  return () => {
    for (const line of lines) line.destroy();
  };
}

/** Node reports that the client left only while the socket is read. */
async function whileReading<Answer>(line: Duplex, answer: Promise<Answer>): Promise<Answer> {
  const leave = () => line.destroy();
  line.once("end", leave).resume();
  try {
    return await answer;
  } finally {
    line.off("end", leave);
  }
}

/** The parts of an upgrade that the sandbox reads. The signal aborts when the client leaves. */
function requestOf(message: IncomingMessage, line: Duplex): Request {
  const headers = new Headers();
  for (const name of ["authorization", "origin"] as const) {
    const value = message.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const caller = new AbortController();
  line.once("close", () => caller.abort());
  const url = new URL(message.url ?? "/", `http://${message.headers.host ?? "localhost"}`);
  return new Request(url, { headers, signal: caller.signal });
}

/** Before the upgrade the socket speaks HTTP, but no server writes the response any more. */
async function refuse(line: Duplex, response: Response): Promise<void> {
  const body = await response.text();
  const headers = new Headers(response.headers);
  headers.set("connection", "close");
  headers.set("content-length", String(Buffer.byteLength(body)));
  const head = [
    `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ""}`,
    ...Array.from(headers, ([name, value]) => `${name}: ${value}`),
  ];
  line.once("finish", () => line.destroy());
  line.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

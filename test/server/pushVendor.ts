import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { expect, onTestFinished } from "vitest";
import { WebSocketServer, type WebSocket } from "ws";
import type { ProofInitTokenType } from "../../src/vendors/proof/session.ts";

export const TOKEN = "client-token-5f2c";

/** What the vendor does with the next connections to its WebSocket. */
export type Upgrade = "accept" | "refuse" | "hang" | "redirect";

/** Proof's status and WebSocket over real HTTP, and what was asked of them. */
export async function pushVendor({
  initTokenType = "sdk_partner_authorization",
  path = "",
}: { initTokenType?: ProofInitTokenType; path?: string } = {}) {
  const records = new Map<string, Record<string, unknown>>();
  const looks: string[] = [];
  const upgrades: string[] = [];
  const sockets = new Set<WebSocket>();
  const lines = new Set<Duplex>();
  const server = createServer({ keepAliveTimeout: 0 });
  const socketServer = new WebSocketServer({ noServer: true, autoPong: true });
  const vendor = {
    looks,
    upgrades,
    sockets,
    upgrade: "accept" as Upgrade,
    redirectTo: "ws://127.0.0.1:1/",
    /** What GET answers instead of the record. */
    answer: undefined as { status: number; headers?: Record<string, string> } | undefined,
    /** Lets a GET wait until this resolves, after it has read the record. */
    before: undefined as Promise<void> | undefined,
    baseUrl: "",
    add(id: string, user: string, changes: Record<string, unknown> = {}) {
      records.set(id, {
        merchant_transaction_id: id,
        partner_user_id: user,
        type: "buy",
        status: "pending",
        currency: "USDT",
        network: "TRC20",
        crypto_amount: "",
        fiat_currency: "EUR",
        fiat_amount: "100",
        created_at: "2026-01-01T00:00:00Z",
        updated_at: "2026-01-01T00:00:00Z",
        fraud_score: "7",
        ...changes,
      });
    },
    /** Something happens, and is pushed to whoever is connected. */
    change(id: string, changes: Record<string, unknown>) {
      records.set(id, { ...records.get(id), ...changes });
      const {
        network: _network,
        created_at: _created,
        updated_at,
        ...rest
      } = records.get(id) ?? {};
      vendor.push({ event: "tx.update", ...rest, occurred_at: updated_at });
    },
    push(message: unknown) {
      const text = typeof message === "string" ? message : JSON.stringify(message);
      for (const socket of sockets) socket.send(text);
    },
    /** Cuts every connection. What happens next is pushed to nobody who had one. */
    drop() {
      for (const socket of sockets) socket.terminate();
      sockets.clear();
    },
    /** Waits for that many WebSockets. */
    connected: (count: number) => expect.poll(() => sockets.size, { interval: 5 }).toBe(count),
    /** Waits for that many connections of any kind. */
    lines: (count: number) => expect.poll(() => lines.size, { interval: 5 }).toBe(count),
  };

  server.on("request", async (request, response) => {
    const id = decodeURIComponent(request.url?.split("/").at(-1) ?? "");
    looks.push(id);
    const isKnown =
      request.headers.authorization === `Bearer ${TOKEN}` &&
      request.url === `${path}/widget/transactions/${id}`;
    const record = isKnown ? records.get(id) : undefined;
    const { status, headers } = vendor.answer ?? { status: record ? 200 : 404 };
    const body = status === 200 ? record : { error: "not_found", message: `No ${TOKEN}` };
    await vendor.before;
    response.writeHead(status, headers);
    response.end(JSON.stringify(body));
  });

  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const url = request.url ?? "";
    upgrades.push(url);
    stream.on("error", () => {});
    const refuse = (line: string) =>
      stream.end(`HTTP/1.1 ${line}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    // Only a line that is read tells that the caller has gone.
    if (vendor.upgrade === "hang") return void stream.on("end", () => stream.destroy()).resume();
    if (vendor.upgrade === "refuse") return void refuse("503 Unavailable");
    if (vendor.upgrade === "redirect")
      return void refuse(`302 Found\r\nLocation: ${vendor.redirectTo}`);
    const { authorization } = request.headers;
    const isWelcome =
      initTokenType === "sdk_partner_authorization"
        ? authorization === `Bearer ${TOKEN}` && /^\/ws\?tx_id=[^&]+$/.test(url.slice(path.length))
        : authorization === undefined &&
          new RegExp(`^/ws\\?token=${TOKEN}&user_id=[^&]+$`).test(url.slice(path.length));
    if (!isWelcome || !url.startsWith(path)) return void refuse("401 Unauthorized");
    socketServer.handleUpgrade(request, stream, head, (socket) => {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    });
  });

  server.on("connection", (line: Duplex) => {
    lines.add(line);
    line.on("close", () => lines.delete(line));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const line of lines) line.destroy();
    server.close();
  });
  vendor.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  return vendor;
}

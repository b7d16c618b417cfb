import type { WebSocket } from "ws";

/** Where a WebSocket goes. */
export interface SocketAddress {
  url: string;
  headers: Record<string, string>;
}

/** What is heard of a WebSocket, also after it was ended. */
export interface SocketListener {
  opened: () => void;
  message: (text: string) => void;
  /** A ping was answered. */
  alive: () => void;
  /** It could not be opened, or broke. */
  closed: () => void;
}

/** One WebSocket. */
export interface SocketConnection {
  /** Nothing where the runtime lets nobody ping. */
  ping?: () => void;
  end: () => void;
}

export type OpenWebSocket = (address: SocketAddress, listener: SocketListener) => SocketConnection;

/** In bytes. What is longer ends the connection. */
export const MAX_MESSAGE_BYTES: number = 64 * 1024;

/**
 * How this runtime opens a WebSocket that carries a credential in a header, which the one of browsers
 * cannot. It follows no redirect: whoever that leads to was not trusted with the credential.
 */
export async function getWebSocketOpener(): Promise<OpenWebSocket> {
  if ("WebSocketPair" in globalThis) return openWorkerSocket;
  // Not before it is needed: a runtime that does not have it still has the rest of this library.
  const { WebSocket } = await import("ws");
  return (address, listener) => openNodeSocket(WebSocket, address, listener);
}

function openNodeSocket(
  Socket: typeof WebSocket,
  { url, headers }: SocketAddress,
  listener: SocketListener,
): SocketConnection {
  const socket = new Socket(url, {
    headers,
    followRedirects: false,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  });
  socket.on("open", listener.opened);
  socket.on("pong", listener.alive);
  socket.on("message", (data, isBinary) => {
    if (!isBinary && data instanceof Uint8Array) listener.message(new TextDecoder().decode(data));
  });
  socket.on("error", listener.closed);
  socket.on("close", listener.closed);
  return { ping: () => socket.ping(), end: () => socket.terminate() };
}

/** The end of a WebSocket as workerd gives it (developers.cloudflare.com, WebSockets). */
interface WorkerSocket extends EventTarget {
  accept: () => void;
  close: () => void;
}

/** Cloudflare's Workers open a WebSocket by `fetch`, and ping for themselves. */
function openWorkerSocket(
  { url, headers }: SocketAddress,
  listener: SocketListener,
): SocketConnection {
  const handshake = new AbortController();
  let socket: WorkerSocket | undefined;

  function end() {
    handshake.abort();
    try {
      socket?.close();
    } catch {
      // It had ended by itself, or with the request that opened it.
    }
  }

  async function open() {
    const response = await fetch(url.replace(/^ws/, "http"), {
      headers: { ...headers, Upgrade: "websocket" },
      redirect: "manual",
      signal: handshake.signal,
    });
    socket = (response as { webSocket?: WorkerSocket | null }).webSocket ?? undefined;
    if (!socket) return listener.closed();
    socket.addEventListener("message", (event) => {
      const { data } = event as MessageEvent<unknown>;
      if (typeof data === "string") listener.message(data);
    });
    socket.addEventListener("close", listener.closed);
    socket.addEventListener("error", listener.closed);
    socket.accept();
    if (handshake.signal.aborted) end();
    else listener.opened();
  }

  open().catch(listener.closed);
  return { end };
}

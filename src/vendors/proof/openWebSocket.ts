import type { WebSocket } from "ws";

export interface SocketAddress {
  url: string;
  headers: Record<string, string>;
}

/** A WebSocket's callbacks; they may be called after `end` too. */
export interface SocketListener {
  opened: () => void;
  message: (text: string) => void;
  /** A pong arrived. */
  alive: () => void;
  /** The WebSocket failed to open, or broke. */
  closed: () => void;
}

export interface SocketConnection {
  /** Missing if the runtime offers no ping. */
  ping?: () => void;
  end: () => void;
}

export type OpenWebSocket = (address: SocketAddress, listener: SocketListener) => SocketConnection;

/** In bytes. A longer message ends the connection. */
export const MAX_MESSAGE_BYTES: number = 64 * 1024;

/**
 * Returns the runtime's way to open a WebSocket with a credential in a header, which the browser
 * API does not support. It follows no redirect, because the target must not get the credential.
 */
export async function getWebSocketOpener(): Promise<OpenWebSocket> {
  if ("WebSocketPair" in globalThis) return openWorkerSocket;
  // Import it lazily: a runtime without `ws` can still use the rest of this library.
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

/** workerd's end of a WebSocket (developers.cloudflare.com, WebSockets). */
interface WorkerSocket extends EventTarget {
  accept: () => void;
  close: () => void;
}

/** Cloudflare Workers open a WebSocket with `fetch`, and send pings themselves. */
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
      // It was already closed, or ended with the request that opened it.
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

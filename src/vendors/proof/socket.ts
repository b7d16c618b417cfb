import type { WebSocket } from "ws";
import type { RampUser, TransactionListener } from "../VendorServer.ts";
import { readUpdate } from "./readUpdate.ts";
import type { ProofEdition } from "./server.ts";

export interface ProofSocketOptions {
  /** Base address of the API, without a slash at its end. */
  base: string;
  clientToken: string;
  edition: ProofEdition;
}

/** How long the handshake may take, in milliseconds. */
const DEADLINE = 5_000;
/** Milliseconds between two pings; a connection that has not answered by the next one is dead. */
const PULSE = 30_000;
const LONGEST_MESSAGE = 64 * 1024;

/**
 * One connection to Proof's WebSocket for one transaction. What it says that makes no sense is
 * passed over. Never throws, and keeps what went wrong to itself: it may repeat the client token.
 *
 * @returns how to end it, after which nothing is said
 */
export function proofSocket(
  options: ProofSocketOptions,
  id: string,
  user: RampUser,
  listener: TransactionListener,
): () => void {
  let socket: WebSocket | undefined;
  let isOver = false;
  let pulse: ReturnType<typeof setInterval> | undefined;
  // A deadline of our own: one that each byte renews could be drawn out for ever.
  const deadline = setTimeout(lose, DEADLINE);

  function end() {
    isOver = true;
    clearTimeout(deadline);
    clearInterval(pulse);
    socket?.terminate();
  }

  function lose() {
    if (isOver) return;
    end();
    listener.closed();
  }

  async function open() {
    // Not before it is needed: a runtime that does not have it still has the rest of this library.
    const { WebSocket } = await import("ws");
    if (isOver) return;
    const { url, headers } = address(options, id, user);
    const opening = new WebSocket(url, {
      headers,
      // Whoever it redirects to was not trusted with a credential.
      followRedirects: false,
      maxPayload: LONGEST_MESSAGE,
      perMessageDeflate: false,
    });
    socket = opening;
    let isAlive = true;
    opening.on("open", () => {
      clearTimeout(deadline);
      pulse = setInterval(() => {
        if (!isAlive) return lose();
        isAlive = false;
        opening.ping();
      }, PULSE);
      listener.opened();
    });
    opening.on("pong", () => {
      isAlive = true;
    });
    opening.on("message", (data, isBinary) => {
      if (isOver || isBinary || !(data instanceof Uint8Array)) return;
      const changes = readUpdate(new TextDecoder().decode(data), id, user.id);
      if (changes) listener.update(changes);
    });
    opening.on("error", lose);
    opening.on("close", lose);
  }

  open().catch(lose);
  return end;
}

function address(
  { base, clientToken, edition }: ProofSocketOptions,
  id: string,
  user: RampUser,
): { url: string; headers: Record<string, string> } {
  const socketBase = `${base.replace(/^http/, "ws")}/ws`;
  switch (edition) {
    case "E1": {
      // All of the user's transactions: this edition cannot be asked for one.
      const query = new URLSearchParams({ token: clientToken, user_id: user.id });
      return { url: `${socketBase}?${query.toString()}`, headers: {} };
    }
    case "E3": {
      const query = new URLSearchParams({ tx_id: id });
      return {
        url: `${socketBase}?${query.toString()}`,
        headers: { Authorization: `Bearer ${clientToken}` },
      };
    }
  }
}

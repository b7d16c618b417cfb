import type { RampUser, TransactionListener } from "../VendorServer.ts";
import { getWebSocketOpener, MAX_MESSAGE_BYTES } from "./openWebSocket.ts";
import type { SocketConnection, SocketAddress } from "./openWebSocket.ts";
import { parseUpdate } from "./parseUpdate.ts";
import type { ProofInitTokenType } from "./session.ts";

export interface ProofSocketOptions {
  /** Base address of the API, without a slash at its end. */
  base: string;
  clientToken: string;
  initTokenType: ProofInitTokenType;
}

/** How long the handshake may take, in milliseconds. */
const HANDSHAKE_TIMEOUT_MS = 5_000;
/** Milliseconds between two pings; a connection that has not answered by the next one is dead. */
const PING_INTERVAL_MS = 30_000;

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
  let line: SocketConnection | undefined;
  let isOver = false;
  let isAlive = true;
  let pulse: ReturnType<typeof setInterval> | undefined;
  // A deadline of our own: one that each byte renews could be drawn out for ever.
  const deadline = setTimeout(lose, HANDSHAKE_TIMEOUT_MS);

  function end() {
    isOver = true;
    clearTimeout(deadline);
    clearInterval(pulse);
    line?.end();
  }

  function lose() {
    if (isOver) return;
    end();
    listener.closed();
  }

  function beat() {
    if (!isAlive) return lose();
    isAlive = false;
    line?.ping?.();
  }

  async function open() {
    const openLine = await getWebSocketOpener();
    if (isOver) return;
    line = openLine(address(options, id, user), {
      opened() {
        if (isOver) return;
        clearTimeout(deadline);
        if (line?.ping) pulse = setInterval(beat, PING_INTERVAL_MS);
        listener.opened();
      },
      alive() {
        isAlive = true;
      },
      message(text) {
        // Not every runtime has a limit of its own.
        if (text.length > MAX_MESSAGE_BYTES) lose();
        const changes = isOver ? undefined : parseUpdate(text, id, user.id);
        if (changes) listener.update(changes);
      },
      closed: lose,
    });
  }

  open().catch(lose);
  return end;
}

function address(
  { base, clientToken, initTokenType }: ProofSocketOptions,
  id: string,
  user: RampUser,
): SocketAddress {
  const socketBase = `${base.replace(/^http/, "ws")}/ws`;
  switch (initTokenType) {
    case "sdk_customer_token": {
      // All of the user's transactions: this API cannot be asked for one.
      const query = new URLSearchParams({ token: clientToken, user_id: user.id });
      return { url: `${socketBase}?${query.toString()}`, headers: {} };
    }
    case "sdk_partner_authorization": {
      const query = new URLSearchParams({ tx_id: id });
      return {
        url: `${socketBase}?${query.toString()}`,
        headers: { Authorization: `Bearer ${clientToken}` },
      };
    }
  }
}

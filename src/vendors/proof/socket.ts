import type { RampUser, TransactionListener } from "../VendorServer.ts";
import { getWebSocketOpener, MAX_MESSAGE_BYTES } from "./openWebSocket.ts";
import type { SocketConnection, SocketAddress } from "./openWebSocket.ts";
import { parseUpdate } from "./parseUpdate.ts";
import type { ProofInitTokenType } from "./session.ts";

export interface ProofSocketOptions {
  /** Base URL of the API, without a trailing slash. */
  base: string;
  clientToken: string;
  initTokenType: ProofInitTokenType;
}

/** Timeout of the handshake, in milliseconds. */
const HANDSHAKE_TIMEOUT_MS = 5_000;
/** Milliseconds between two pings; a connection without a pong by the next one is dead. */
const PING_INTERVAL_MS = 30_000;

/**
 * Opens a connection to Proof's WebSocket for one transaction, and ignores invalid messages. Never
 * throws or passes on an error, which could contain the client token.
 *
 * @returns a function that closes it, after which it calls no listener
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
  // A fixed deadline, because a server could extend one that each byte renews forever.
  let deadline: ReturnType<typeof setTimeout> | undefined = setTimeout(lose, HANDSHAKE_TIMEOUT_MS);

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
        // Thousands of connections would keep theirs.
        deadline = undefined;
        if (line?.ping) pulse = setInterval(beat, PING_INTERVAL_MS);
        listener.opened();
      },
      alive() {
        isAlive = true;
      },
      message(text) {
        // Some runtimes have no limit of their own.
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
      // Subscribes to all of the user's transactions: this API can't filter by transaction.
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

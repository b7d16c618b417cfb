import { createTimer } from "../../vendors/createTimer.ts";
import { withTimeout } from "../../withTimeout.ts";
import { STORE_TIMEOUT_MS } from "./guardStore.ts";

/** How long a message takes at most to reach other instances, apart from the query itself. */
const POLL_INTERVAL_MS = 500;

/** Where messages wait in order. */
export interface MessageSource<Position> {
  /** Returns the position after the newest message. */
  findEnd: () => Promise<Position>;
  /** Returns some messages after a position, and the position after them. It may never answer. */
  fetchAfter: (position: Position) => Promise<{ messages: string[]; position: Position }>;
}

/**
 * Polls a table for messages, twice a second. Polling works through connection poolers and with
 * every driver, and holds no connection of its own, unlike `LISTEN`. `NOTIFY` besides takes a lock
 * on the whole database server while it commits. Vendors report a status every few seconds, so half
 * a second doesn't matter.
 *
 * @returns ends the polling
 */
export function pollMessages<Position extends object>(
  { findEnd, fetchAfter }: MessageSource<Position>,
  deliver: (message: string) => void,
): () => void {
  let position: Position | undefined;
  let isStopped = false;
  const timer = createTimer(() => void poll());

  async function poll() {
    let hasMore = false;
    try {
      position ??= await withTimeout(findEnd(), STORE_TIMEOUT_MS);
      const found = await withTimeout(fetchAfter(position), STORE_TIMEOUT_MS);
      position = found.position;
      hasMore = found.messages.length > 0;
      if (!isStopped) for (const message of found.messages) deliver(message);
    } catch {
      // The store is unreachable, or a cut connection left the query hanging. The next poll continues at the same position.
    }
    if (!isStopped) timer.set(hasMore ? 0 : POLL_INTERVAL_MS);
  }

  void poll();
  return () => {
    isStopped = true;
    timer.clear();
  };
}

import type { UserTransaction } from "./ledger.ts";
import type { StatusFeed } from "./statusFeed.ts";

/** The calls that Proof makes to the partner's server: one try each, unsigned. */
export interface Webhooks {
  /**
   * Sends the last one of a transaction once more, as Proof may.
   *
   * @throws {Error} if there was none
   */
  redeliver: (transactionId: string) => void;
  /** Sends no more, and lets go of those that are under way. */
  stop: () => void;
}

/** How long the partner's server may take, in milliseconds. Proof tells no figure. */
const PATIENCE = 5000;

/** @param onSend is called for each one that goes out, whether it arrives or not */
export function createWebhooks(feed: StatusFeed, url: string, onSend: () => void): Webhooks {
  const last = new Map<string, { body: string; sent: Promise<void> }>();
  const stopped = new AbortController();

  /** Those of one transaction wait for each other, or they would overtake on the way. */
  function send(transactionId: string, body: string) {
    onSend();
    const before = last.get(transactionId)?.sent ?? Promise.resolve();
    last.set(transactionId, { body, sent: before.then(() => post(url, body, stopped.signal)) });
  }

  const unwatch = feed.watch(({ transaction }) => {
    send(transaction.merchant_transaction_id, JSON.stringify(webhookBody(transaction)));
  });

  return {
    redeliver(transactionId) {
      const body = last.get(transactionId)?.body;
      if (body === undefined)
        throw new Error(`The sandbox has sent no webhook for transaction ${transactionId}.`);
      send(transactionId, body);
    },
    stop() {
      unwatch();
      stopped.abort();
    },
  };
}

function webhookBody({ partner_user_id: _, ...body }: UserTransaction): object {
  return body;
}

async function post(url: string, body: string, stopped: AbortSignal): Promise<void> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      signal: AbortSignal.any([stopped, AbortSignal.timeout(PATIENCE)]),
    });
    await response.body?.cancel();
  } catch {
    // Nobody at Proof looks whether it arrived either.
  }
}

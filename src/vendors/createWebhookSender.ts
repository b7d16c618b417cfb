/** The calls that a vendor's stand-in makes to the partner's server: one try each. */
export interface WebhookSender {
  /** @param letter what to send; those of one transaction wait for each other, or they would overtake on the way */
  send: (transactionId: string, letter: Promise<WebhookMessage>) => void;
  /** Sends the last one of a transaction once more. @throws {Error} if there was none */
  redeliver: (transactionId: string) => void;
  /** Sends no more, and lets go of those that are under way. */
  stop: () => void;
}

export interface WebhookMessage {
  body: string;
  /** Besides the content type. */
  headers?: Record<string, string>;
}

/** How long the partner's server may take, in milliseconds. No vendor tells a figure. */
const DELIVERY_TIMEOUT_MS = 5000;

/** @param onSend is called for each one that goes out, whether it arrives or not */
export function createWebhookSender(url: string, onSend: () => void): WebhookSender {
  const last = new Map<string, { letter: Promise<WebhookMessage>; sent: Promise<void> }>();
  const stopped = new AbortController();

  function send(transactionId: string, letter: Promise<WebhookMessage>) {
    if (stopped.signal.aborted) return;
    onSend();
    const sent = deliver(letter, last.get(transactionId)?.sent);
    last.set(transactionId, { letter, sent });
  }

  async function deliver(letter: Promise<WebhookMessage>, before: Promise<void> | undefined) {
    await before;
    const { body, headers } = await letter;
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
        signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(DELIVERY_TIMEOUT_MS)]),
      });
      await response.body?.cancel();
    } catch {
      // Whether it arrived shows in what the partner's server does.
    }
  }

  return {
    send,
    redeliver(transactionId) {
      const letter = last.get(transactionId)?.letter;
      if (!letter)
        throw new Error(`The sandbox has sent no webhook for transaction ${transactionId}.`);
      send(transactionId, letter);
    },
    stop: () => stopped.abort(),
  };
}

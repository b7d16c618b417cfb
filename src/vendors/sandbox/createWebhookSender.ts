/** Sends a simulated vendor's webhooks to the partner's server: one attempt each. */
export interface WebhookSender {
  /**
   * @param message messages of one transaction are sent in sequence, so that none
   *   overtakes another
   */
  send: (transactionId: string, message: Promise<WebhookMessage>) => void;
  /** Sends a transaction's last message again. @throws {Error} if there was none */
  redeliver: (transactionId: string) => void;
  /** Stops sending, and aborts requests in progress. */
  stop: () => void;
}

export interface WebhookMessage {
  body: string;
  /** In addition to the content type. */
  headers?: Record<string, string>;
}

/** Timeout of the partner's server, in milliseconds. The vendors document none. */
const DELIVERY_TIMEOUT_MS = 5000;

/** @param onSend called for each message sent, whether it arrives or not */
export function createWebhookSender(url: string, onSend: () => void): WebhookSender {
  const last = new Map<string, { message: Promise<WebhookMessage>; sent: Promise<void> }>();
  const stopped = new AbortController();

  function send(transactionId: string, message: Promise<WebhookMessage>) {
    if (stopped.signal.aborted) return;
    onSend();
    const sent = deliver(message, last.get(transactionId)?.sent);
    last.set(transactionId, { message, sent });
  }

  async function deliver(message: Promise<WebhookMessage>, before: Promise<void> | undefined) {
    await before;
    const { body, headers } = await message;
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
        signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(DELIVERY_TIMEOUT_MS)]),
      });
      await response.body?.cancel();
    } catch {
      // Ignore it: the partner's server shows whether the message arrived.
    }
  }

  return {
    send,
    redeliver(transactionId) {
      const message = last.get(transactionId)?.message;
      if (!message)
        throw new Error(`The sandbox has sent no webhook for transaction ${transactionId}.`);
      send(transactionId, message);
    },
    stop: () => stopped.abort(),
  };
}

import type { TransactionStatus } from "../Transaction.ts";

/** Sends a simulated vendor's webhooks to the partner's server: one attempt each. */
export interface WebhookSender {
  /**
   * @param message messages of one transaction are sent in sequence, so that none
   *   overtakes another
   * @param status what the message says, in this library's words
   */
  send: (
    transactionId: string,
    message: Promise<WebhookMessage>,
    status: TransactionStatus | undefined,
  ) => void;
  /** Sends a transaction's last message again. @throws {Error} if there was none */
  redeliver: (transactionId: string) => void;
  /** Runs `act`, and returns the messages that it causes instead of sending them. */
  capture: (act: () => void) => SentWebhook[];
  /** A transaction's messages, sent or captured, oldest first. */
  history: (transactionId: string) => readonly SentWebhook[];
  /** Sends a message, again if it was sent before. Resolves with the HTTP status; nothing without an answer. */
  post: (webhook: SentWebhook) => Promise<number | undefined>;
  /** Stops sending, and aborts requests in progress. */
  stop: () => void;
}

export interface WebhookMessage {
  body: string;
  /** In addition to the content type. */
  headers?: Record<string, string>;
}

export interface SentWebhook {
  transactionId: string;
  message: Promise<WebhookMessage>;
  status: TransactionStatus | undefined;
}

/** Timeout of the partner's server, in milliseconds. The vendors document none. */
const DELIVERY_TIMEOUT_MS = 5000;

/** @param onSend called for each message sent, whether it arrives or not */
export function createWebhookSender(url: string, onSend: () => void): WebhookSender {
  const sent = new Map<string, SentWebhook[]>();
  const latest = new Map<string, Promise<number | undefined>>();
  const stopped = new AbortController();
  let captured: SentWebhook[] | undefined;

  function send(
    transactionId: string,
    message: Promise<WebhookMessage>,
    status: TransactionStatus | undefined,
  ) {
    if (stopped.signal.aborted) return;
    const webhook = { transactionId, message, status };
    sent.set(transactionId, [...history(transactionId), webhook]);
    if (captured) captured.push(webhook);
    else void post(webhook);
  }

  function history(transactionId: string) {
    return sent.get(transactionId) ?? [];
  }

  async function post({ transactionId, message }: SentWebhook): Promise<number | undefined> {
    if (stopped.signal.aborted) return undefined;
    onSend();
    const delivery = deliver(message, latest.get(transactionId));
    latest.set(transactionId, delivery);
    return delivery;
  }

  async function deliver(
    message: Promise<WebhookMessage>,
    before: Promise<unknown> | undefined,
  ): Promise<number | undefined> {
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
      return response.status;
    } catch {
      // Ignore it: the partner's server shows whether the message arrived.
      return undefined;
    }
  }

  return {
    send,
    history,
    post,
    redeliver(transactionId) {
      const last = history(transactionId).at(-1);
      if (!last)
        throw new Error(`The sandbox has sent no webhook for transaction ${transactionId}.`);
      void post(last);
    },
    capture(act) {
      const list: SentWebhook[] = [];
      captured = list;
      try {
        act();
      } finally {
        captured = undefined;
      }
      return list;
    },
    stop: () => stopped.abort(),
  };
}

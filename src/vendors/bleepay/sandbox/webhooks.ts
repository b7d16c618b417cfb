import { createTimer } from "../../createTimer.ts";
import {
  createWebhookSender,
  type WebhookMessage,
  type WebhookSender,
} from "../../sandbox/createWebhookSender.ts";
import { bleepayStatus } from "../statuses.ts";
import type { DepositRecord, DepositStatus, Ledger } from "./ledger.ts";

/**
 * Bleepay's signed webhooks to the partner's server. Bleepay retries three times, 30 seconds apart; here
 * `redeliver` of `sender` sends one again under the same event id.
 */
export interface Webhooks {
  sender: WebhookSender;
  /** Sends due webhooks, after the ledger changed or time was skipped. */
  refresh: () => void;
  stop: () => void;
}

export interface WebhookSetup {
  ledger: Ledger;
  /** Signs each webhook. */
  secret: string;
  url: string;
  /** Called for each webhook, delivered or not. */
  onSend: () => void;
}

export function createWebhooks({ ledger, secret, url, onSend }: WebhookSetup): Webhooks {
  const announced = new Map<string, number>();
  const sender = createWebhookSender(url, onSend);
  const timer = createTimer(refresh);

  function refresh() {
    let next = Infinity;
    for (const record of ledger.records()) {
      for (;;) {
        const count = announced.get(record.id) ?? 0;
        const change = record.changes[count];
        if (!change) break;
        if (change.at > ledger.now()) {
          next = Math.min(next, change.at);
          break;
        }
        announced.set(record.id, count + 1);
        const message = sign(eventOf(ledger, record, change.status), secret);
        sender.send(record.id, message, bleepayStatus(change.status));
      }
    }
    timer.set(next - ledger.now());
  }

  return {
    refresh,
    sender,
    stop() {
      timer.clear();
      sender.stop();
    },
  };
}

/** Two fields have other names here than in the API's responses. */
function eventOf(ledger: Ledger, record: DepositRecord, status: DepositStatus) {
  const { amount, currency, network, txId, depositAddress } = ledger.transaction(record);
  const { customerEmail = null, customerReference = null, metadata } = record.request;
  return {
    id: `evt_${crypto.randomUUID()}`,
    type: `deposit.${status.toLowerCase()}`,
    data: {
      sessionId: record.id,
      orderId: null,
      status,
      amount,
      currency,
      network,
      txHash: txId,
      depositAddress,
      customerEmail,
      customerReference,
      metadata,
    },
  };
}

async function sign(event: object, secret: string): Promise<WebhookMessage> {
  const body = JSON.stringify(event);
  return { body, headers: { "x-platform-signature": await signatureOf(body, secret) } };
}

/** HMAC-SHA256 in hex. Bleepay documents the algorithm, but not the encoding. */
async function signatureOf(body: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), hmac, false, ["sign"]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(body)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

import { createTimer } from "../../createTimer.ts";
import {
  createWebhookSender,
  type WebhookMessage,
  type WebhookSender,
} from "../../createWebhookSender.ts";
import type { DepositRecord, DepositStatus, Ledger } from "./ledger.ts";

/**
 * The calls that Bleepay makes to the partner's server, signed. Bleepay itself tries three more times,
 * 30 seconds apart; here `redeliver` does that, under the same event id.
 */
export interface Webhooks extends Pick<WebhookSender, "redeliver" | "stop"> {
  /** Something was written down, or time was skipped: sends what is due. */
  refresh: () => void;
}

export interface WebhookSetup {
  ledger: Ledger;
  /** Signs each one. */
  secret: string;
  url: string;
  /** Is called for each one that goes out, whether it arrives or not. */
  onSend: () => void;
}

export function createWebhooks({ ledger, secret, url, onSend }: WebhookSetup): Webhooks {
  const announced = new Map<string, number>();
  const post = createWebhookSender(url, onSend);
  const alarm = createTimer(refresh);

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
        post.send(record.id, sign(eventOf(ledger, record, change.status), secret));
      }
    }
    alarm.set(next - ledger.now());
  }

  return {
    refresh,
    redeliver: post.redeliver,
    stop() {
      alarm.clear();
      post.stop();
    },
  };
}

/** Two of the fields have other names here than in the answers of the API. */
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

/** HMAC-SHA256 in hex. Bleepay names the algorithm, and not how it writes the result. */
async function signatureOf(body: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), hmac, false, ["sign"]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(body)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

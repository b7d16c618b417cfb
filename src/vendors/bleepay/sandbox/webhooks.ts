import type { DepositRecord, DepositStatus, Ledger } from "./ledger.ts";

/**
 * The calls that Bleepay makes to the partner's server, signed: one try each. Bleepay itself tries
 * three more times, 30 seconds apart; here `redeliver` does that.
 */
export interface Webhooks {
  /** Something was written down, or time was skipped: sends what is due. */
  refresh: () => void;
  /** Sends the last one of a deposit once more, under the same event id. @throws {Error} if there was none */
  redeliver: (depositId: string) => void;
  /** Sends no more, and lets go of those that are under way. */
  stop: () => void;
}

export interface WebhookSetup {
  ledger: Ledger;
  /** Signs each one. */
  secret: string;
  url: string;
  /** Is called for each one that goes out, whether it arrives or not. */
  onSend: () => void;
}

/** How long the partner's server may take, in milliseconds. Bleepay tells no figure. */
const PATIENCE = 5000;
/** The longest time that a timer can hold, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

export function createWebhooks({ ledger, secret, url, onSend }: WebhookSetup): Webhooks {
  const last = new Map<string, { body: string; sent: Promise<void> }>();
  const announced = new Map<string, number>();
  const stopped = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Those of one deposit wait for each other, or they would overtake on the way. */
  function send(depositId: string, body: string) {
    onSend();
    const before = last.get(depositId)?.sent ?? Promise.resolve();
    const sent = before.then(() => post(url, body, secret, stopped.signal));
    last.set(depositId, { body, sent });
  }

  function refresh() {
    clearTimeout(timer);
    if (stopped.signal.aborted) return;
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
        send(record.id, JSON.stringify(eventOf(ledger, record, change.status)));
      }
    }
    if (next === Infinity) return;
    timer = setTimeout(refresh, Math.min(next - ledger.now(), LONGEST));
    // In Node a timer keeps the process alive; in a browser it is a mere number.
    if (typeof timer === "object") timer.unref();
  }

  return {
    refresh,
    redeliver(depositId) {
      const body = last.get(depositId)?.body;
      if (body === undefined)
        throw new Error(`The sandbox has sent no webhook for transaction ${depositId}.`);
      send(depositId, body);
    },
    stop() {
      clearTimeout(timer);
      stopped.abort();
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

async function post(
  url: string,
  body: string,
  secret: string,
  stopped: AbortSignal,
): Promise<void> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-platform-signature": await signatureOf(body, secret),
      },
      body,
      signal: AbortSignal.any([stopped, AbortSignal.timeout(PATIENCE)]),
    });
    await response.body?.cancel();
  } catch {
    // Whether it arrived shows in what the partner's server does.
  }
}

/** HMAC-SHA256 in hex. Bleepay names the algorithm, and not how it writes the result. */
async function signatureOf(body: string, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), hmac, false, ["sign"]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(body)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

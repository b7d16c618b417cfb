import type { SandboxCounts, SandboxEvent } from "../../../src/sandbox.ts";
import { startTestServers } from "../../browser/startTestServers.ts";

export interface TransakLabSession {
  widgetUrl: string;
  counts: () => Promise<SandboxCounts>;
  happen: (event: SandboxEvent) => Promise<SandboxCounts>;
}

/** A session of the sandbox's Transak, made by a partner's server. */
export async function openTransakSession(order: object = {}): Promise<TransakLabSession> {
  const { endpoint, counts, happen } = await startTestServers();
  const response = await fetch(`${endpoint}/session`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({ vendor: "transak", type: "buy", currency: "USDT", ...order }),
  });
  const { data, partnerOrderId } = await response.json();
  return {
    widgetUrl: data.widgetUrl,
    counts,
    happen: (event) => happen(partnerOrderId, event),
  };
}

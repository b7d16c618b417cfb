import { setTimeout as pause } from "node:timers/promises";
import { parseJson } from "../../src/parseJson.ts";
import type { ChaosCounts, Purchase } from "./Purchase.ts";
import { note } from "./Purchase.ts";
import type { Random } from "./random.ts";
import type { Instance } from "./startInstances.ts";

/** The users' browsers, as a load balancer distributes their requests. */
export interface Browser {
  /** Requests a session at several instances at once. Returns whether one of them gave it. */
  requestSession: (purchase: Purchase, random: Random) => Promise<boolean>;
  /** Does so until there is a session, or returns false after `deadlineMs`. */
  openSession: (purchase: Purchase, random: Random, deadlineMs: number) => Promise<boolean>;
  /** Asks an instance how a purchase stands. */
  look: (purchase: Purchase, random: Random) => Promise<void>;
}

/** Longer than the endpoint waits for another instance. */
const REQUEST_TIMEOUT_MS = 25_000;
/** A user who is told to wait for longer gives up. */
const MAX_WAIT_SECONDS = 300;

export function createBrowser(instances: readonly Instance[], counts: ChaosCounts): Browser {
  async function ask(
    instance: Instance,
    path: string,
    purchase: Purchase,
    order?: { key: string; body: object },
  ): Promise<Record<string, unknown> | undefined> {
    counts.requests += 1;
    try {
      const response = await fetch(instance.url + path, {
        headers: {
          Cookie: purchase.userId,
          "Content-Type": "application/json",
          ...(order && { "Idempotency-Key": order.key }),
        },
        ...(order && { method: "POST", body: JSON.stringify(order.body) }),
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      });
      const body = parseJson(await response.text()) as Record<string, unknown>;
      if (response.ok) return body;
      const code = `${response.status} ${String(body["code"])}`;
      note(purchase, `instance ${instance.place} answers ${code}`);
      if (response.status === 503) counts.unavailable += 1;
      if (Number(response.headers.get("Retry-After")) > MAX_WAIT_SECONDS) purchase.isBlocked = true;
      counts.refusals[code] = (counts.refusals[code] ?? 0) + 1;
    } catch {
      counts.brokenRequests += 1;
    }
    return undefined;
  }

  async function requestSession(purchase: Purchase, random: Random): Promise<boolean> {
    const { vendor, amount } = purchase;
    const body = { type: "buy", currency: "USDT", network: "TRC20", amount, vendor };
    const chosen = random.shuffle(instances).slice(0, random.between(1, 3));
    const answers = await Promise.all(
      chosen.map(async (instance) => {
        const key = random.pick(purchase.keys);
        const session = await ask(instance, "/session", purchase, { key, body });
        if (!session) return false;
        const { id, text } = identify(purchase, session);
        if (!purchase.sessions.has(text)) note(purchase, `instance ${instance.place} gives ${id}`);
        purchase.sessions.add(text);
        purchase.id ??= id;
        return true;
      }),
    );
    return answers.includes(true);
  }

  return {
    requestSession,
    async openSession(purchase, random, deadlineMs) {
      const deadline = Date.now() + deadlineMs;
      while (Date.now() < deadline && !purchase.isBlocked) {
        if (await requestSession(purchase, random)) return true;
        await pause(random.between(200, 1_000));
      }
      note(purchase, "the user gives up");
      return false;
    },
    async look(purchase, random) {
      const path = `/transactions/${purchase.id}?vendor=${purchase.vendor}`;
      await ask(random.pick(instances), path, purchase);
    },
  };
}

/** The session's id, and the session as text: without the time, and of a deposit without its status. */
function identify(
  { vendor }: Purchase,
  body: Record<string, unknown>,
): { id: string; text: string } {
  const id = String(body["merchant_transaction_id"] ?? body["partnerOrderId"] ?? body["id"]);
  return { id, text: vendor === "bleepay" ? id : JSON.stringify(body) };
}

import { setTimeout as pause } from "node:timers/promises";
import { parseJson } from "../../src/parseJson.ts";
import { getProgress } from "../../src/vendors/Transaction.ts";
import type { Purchase } from "./Purchase.ts";
import { note } from "./Purchase.ts";
import type { Random } from "./random.ts";
import type { Instance } from "./startInstances.ts";

/** Browsers that follow purchases at Proof by the endpoint's event streams. */
export interface Followers {
  /** Follows a purchase until it is completed, on another instance after each break. */
  follow: (purchase: Purchase, random: Random) => void;
  /** Purchases whose stream went back to an earlier status. */
  wentBack: () => Purchase[];
  /**
   * Waits for these purchases' browsers to see that they are completed, and returns those whose
   * browser did not within `ms`.
   */
  waitForCompletions: (purchases: readonly Purchase[], ms: number) => Promise<Purchase[]>;
  stop: () => void;
}

/** Pause before a browser reconnects. */
const RECONNECT_MS = 500;

export function createFollowers(instances: readonly Instance[]): Followers {
  const followed = new Set<Purchase>();
  const completed = new Set<Purchase>();
  const backwards = new Set<Purchase>();
  const stopped = new AbortController();

  async function listen(purchase: Purchase, { url, place }: Instance): Promise<void> {
    const path = `/transactions/${purchase.id}/events?vendor=${purchase.vendor}`;
    const response = await fetch(url + path, {
      headers: { Cookie: purchase.userId },
      signal: stopped.signal,
    });
    if (!response.ok || !response.body) return;
    let last: unknown;
    let text = "";
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      const events = (text + part).split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data === undefined) continue;
        const { status } = parseJson(data) as { status: unknown };
        if (status !== last) note(purchase, `instance ${place} streams ${String(status)}`);
        if ((getProgress(status) ?? -1) < (getProgress(last) ?? -1)) backwards.add(purchase);
        last = status;
        if (status === "completed") completed.add(purchase);
      }
    }
  }

  async function keepListening(purchase: Purchase, random: Random): Promise<void> {
    while (!stopped.signal.aborted && !completed.has(purchase)) {
      try {
        await listen(purchase, random.pick(instances));
      } catch {
        // The instance was killed, or the run is over.
      }
      if (!stopped.signal.aborted) await pause(RECONNECT_MS);
    }
  }

  return {
    follow(purchase, random) {
      followed.add(purchase);
      void keepListening(purchase, random);
    },
    wentBack: () => [...backwards],
    async waitForCompletions(purchases, ms) {
      const deadline = Date.now() + ms;
      for (;;) {
        const late = purchases.filter((one) => followed.has(one) && !completed.has(one));
        if (late.length === 0 || Date.now() > deadline) return late;
        await pause(200);
      }
    },
    stop: () => stopped.abort(),
  };
}

import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import type { Instance } from "./startInstances.ts";
import type { ChaosCounts } from "./Purchase.ts";
import type { Random } from "./random.ts";

/** The network between the vendors and the instances: it loses, repeats and reorders webhooks. */
export interface Mailroom {
  /** Where the vendors send their webhooks. */
  url: string;
  /** Delivers to these instances from now on. */
  open: (instances: readonly Instance[]) => void;
  /** Resolves after the last webhook was delivered or lost. */
  idle: () => Promise<void>;
  close: () => void;
}

const LOST = 0.1;
const REPEATED = 0.3;
const MAX_DELAY_MS = 1_500;
/** Pause before a webhook that an instance refused is sent once more. */
const RETRY_MS = 1_000;

export async function createMailroom(counts: ChaosCounts, random: Random): Promise<Mailroom> {
  let instances: readonly Instance[] = [];
  const underWay = new Set<Promise<void>>();

  async function deliver(body: string, headers: Record<string, string>): Promise<void> {
    await pause(random.between(0, MAX_DELAY_MS));
    for (let attempt = 0; attempt < 2; attempt++) {
      if (attempt > 0) await pause(RETRY_MS);
      try {
        const { url } = random.pick(instances);
        const response = await fetch(`${url}/webhook`, {
          method: "POST",
          headers,
          body,
          signal: AbortSignal.timeout(10_000),
        });
        await response.body?.cancel();
        if (response.status === 202) return void (counts.webhooksDelivered += 1);
      } catch {
        // The instance was killed.
      }
    }
    counts.webhooksLost += 1;
  }

  function send(body: string, received: IncomingHttpHeaders): void {
    counts.webhooksSent += 1;
    if (random.chance(LOST)) return void (counts.webhooksLost += 1);
    const signature = received["x-platform-signature"];
    const headers = {
      "Content-Type": "application/json",
      ...(typeof signature === "string" && { "X-Platform-Signature": signature }),
    };
    const copies = random.chance(REPEATED) ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      const work = deliver(body, headers).finally(() => underWay.delete(work));
      underWay.add(work);
    }
  }

  const server = createServer((request, response) => {
    text(request).then(
      (body) => {
        send(body, request.headers);
        return response.end();
      },
      () => response.destroy(),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    open: (ready) => (instances = ready),
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

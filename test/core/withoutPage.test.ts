import { createRequestListener } from "@remix-run/node-fetch-server";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createPurchase } from "../../src/core/createPurchase.ts";
import type { Purchase } from "../../src/core/Purchase.ts";
import { takePrefetched } from "../../src/core/session/prefetchSession.ts";
import { type RampEvent, type RampOptions, type RampStorage } from "../../src/index.ts";
import { serveSandbox } from "../../src/sandbox/serveSandbox.ts";
import { proof, rampEndpoint } from "../../src/server.ts";
import { proof as proofInBrowser } from "../../src/vendors/proof/proof.ts";
import { clearPageGlobal } from "../browser/clearPageGlobal.ts";
import { listen } from "../server/serve.ts";

// The core needs no page: here it buys over HTTP from an endpoint and a vendor's stand-in, in plain Node.

const clientToken = "client-token-5f2c";
const KEY = "ramp-widget ";

beforeEach(() => {
  for (const name of ["keys", "copies", "reported", "opened"]) clearPageGlobal(name);
});

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 30_000 });

/** A partner's server before the sandbox, and what a browser would keep between two pages. */
async function serve() {
  const served = await serveSandbox({
    apiPort: 0,
    widgetPort: 0,
    initTokenType: "sdk_partner_authorization",
    clientToken,
    settlementDelayMs: 60_000,
  });
  onTestFinished(served.close);
  const endpoint = await listen(
    createRequestListener(
      rampEndpoint({
        vendors: [
          proof({
            baseUrl: served.apiUrl,
            clientToken,
            initTokenType: "sdk_partner_authorization",
          }),
        ],
        user: () => ({ id: "ada", email: "ada@example.com" }),
      }),
    ),
  );
  const entries = new Map<string, string>();
  const storage: RampStorage = {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
  return { sandbox: served.sandbox, endpoint, storage, entries };
}

function open(
  { endpoint, storage }: { endpoint: string; storage: RampStorage },
  onEvent: (event: RampEvent) => void,
): { purchase: Purchase; close: () => void } {
  const { name, matches, load } = proofInBrowser();
  // Without its script, which takes a page.
  const loadWithoutScript: typeof load = async () => {
    const { parseSession, ...parts } = await load();
    return {
      ...parts,
      parseSession: (...answer) => ({ ...parseSession(...answer), script: undefined }),
    };
  };
  const purchase = createPurchase(takePrefetched);
  const options: RampOptions = {
    endpoint,
    storage,
    onEvent,
    vendors: [{ name, matches, load: loadWithoutScript }],
    theme: "dark",
    currency: "USDT",
    network: "TRC20",
    amount: "100",
  };
  purchase.setHost({ getOptions: () => options });
  const close = purchase.subscribe(() => {});
  onTestFinished(close);
  return { purchase, close };
}

test("a purchase is requested, left, resumed and followed to its end, and each fact is told once", async () => {
  const served = await serve();
  const { sandbox, endpoint, storage, entries } = served;
  const first = open(served, () => {});
  first.purchase.commands.start();
  first.purchase.commands.start();
  await eventually(() => expect(first.purchase.getSnapshot().session).toBeDefined());
  const { transactionId: id = "" } = first.purchase.getSnapshot().session ?? {};
  expect(sandbox.counts.sessions).toBe(1);
  first.close();

  // On the vendor's page the user pays. The next page finds it.
  const remembered = { vendor: "proof", id, mode: "buy", time: Date.now(), mayBePaid: true };
  storage.setItem(KEY + endpoint, JSON.stringify([remembered]));
  sandbox.pay(id);
  const events: RampEvent[] = [];
  const { purchase } = open(served, (event) => void events.push(event));
  purchase.commands.start();
  await eventually(() => expect(purchase.getSnapshot().phase).toBe("processing"));
  sandbox.clock.advance(60_000);
  await eventually(() => expect(purchase.getSnapshot().phase).toBe("completed"));

  const told = () =>
    events.flatMap((event) =>
      event.type === "phase"
        ? event.phase
        : event.type === "transaction"
          ? event.transaction.status.toUpperCase()
          : event.type,
    );
  await eventually(() => expect(told()).toContain("COMPLETED"));
  expect(told().filter((one) => /^[A-Z]+$/.test(one))).toEqual(["PROCESSING", "COMPLETED"]);
  expect(told().at(-2)).toBe("completed");
  expect(sandbox.counts.sessions).toBe(1);
  // What is completed is forgotten.
  expect(entries.get(KEY + endpoint) ?? "").not.toContain(id);
});

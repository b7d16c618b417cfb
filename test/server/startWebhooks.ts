import { createTransactionPipeline } from "../../src/server/createTransactionPipeline.ts";
import { createLedger } from "../../src/server/ledger/createLedger.ts";
import { memoryStore } from "../../src/server/store/memoryStore.ts";
import { createWebhookHandler } from "../../src/server/webhooks/createWebhookHandler.ts";
import type { RampEndpointOptions, VendorServer } from "../../src/server.ts";

/** The webhook's route as an endpoint has it, with waits between tries of the test's own. */
export function startWebhooks(
  vendors: readonly VendorServer[],
  { onTransaction, waitUntil }: Pick<RampEndpointOptions, "onTransaction" | "waitUntil">,
  pause: (ms: number) => Promise<void>,
  store = memoryStore(),
): (request: Request) => Promise<Response> {
  const ledger = createLedger(store, true, () => {});
  const report = (failure: unknown) => {
    // As the endpoint does.
    // oxlint-disable-next-line no-console
    if (!waitUntil) console.error(failure);
  };
  const context = { store, ledger, onTransaction, waitUntil, report, pause, log: () => {} };
  const pipeline = createTransactionPipeline(context);
  return createWebhookHandler(vendors, pipeline, waitUntil, context.log, () => {});
}

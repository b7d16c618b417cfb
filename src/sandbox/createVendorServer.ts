import type {
  OpenSocket,
  SandboxPlace,
  VendorSandbox,
  VendorSandboxSetup,
  VendorSocket,
} from "../vendors/VendorSandbox.ts";
import { handleControlRequest } from "./handleControlRequest.ts";
import { createClock } from "./clock.ts";
import { countRequest, countResponse, none, type SandboxCounts } from "./counts.ts";
import { createEvents } from "./createEvents.ts";
import { createFaults } from "./faults.ts";
import { applyFault } from "./applyFault.ts";
import { notFound } from "./notFound.ts";
import { findNewest } from "./findNewest.ts";
import { triggerWebhook } from "./triggerWebhook.ts";
import type { Sandbox } from "./Sandbox.ts";

/** Options that all vendors share. */
export interface VendorServerOptions {
  /** Origin that browsers load the vendors' scripts and pages from. @default "http://localhost:5175" */
  widgetOrigin?: string | undefined;
  /** Milliseconds on the sandbox's clock from `processing` to the final status. @default 4000 */
  settlementDelayMs?: number | undefined;
  /** Where each vendor sends status webhooks, in its own format. Without it, the sandbox sends none. */
  webhookUrl?: string | undefined;
}

/** @throws {TypeError} if `webhookUrl` isn't an HTTP URL; also whatever `create` throws */
export function createVendorServer(
  create: (setup: VendorSandboxSetup) => VendorSandbox[],
  {
    widgetOrigin = "http://localhost:5175",
    settlementDelayMs = 4000,
    webhookUrl,
  }: VendorServerOptions,
): Sandbox {
  checkWebhookUrl(webhookUrl);
  const counts: SandboxCounts = { ...none };
  const sockets = new Set<VendorSocket>();
  const clock = createClock(() => {
    for (const vendor of vendors) vendor.timePassed();
  });
  const vendors = create({
    widgetOrigin,
    now: clock.now,
    settlementDelayMs,
    webhookUrl,
    onWebhook: () => (counts.webhooks += 1),
  });
  const faults = createFaults(vendors.map(({ name }) => name));
  const events = createEvents(findVendor);

  function findVendor(transactionId: string): VendorSandbox {
    const vendor = vendors.find((vendor) => vendor.has(transactionId));
    if (!vendor) throw new Error(`The sandbox has no transaction ${transactionId}.`);
    return vendor;
  }

  function vendorAt(request: Request): VendorSandbox | undefined {
    const { pathname } = new URL(request.url);
    return vendors.find(
      ({ apiPaths, widgetPaths }) => apiPaths.test(pathname) || widgetPaths.test(pathname),
    );
  }

  /** The response of a matching fault. Undefined if the normal response follows. */
  async function fails(
    place: SandboxPlace | undefined,
    vendor: VendorSandbox,
    { signal }: Request,
  ): Promise<Response | undefined> {
    const fault = faults.take(place, vendor.name);
    return fault && applyFault(fault, vendor, signal);
  }

  async function answer(request: Request): Promise<Response> {
    const vendor = vendorAt(request);
    if (!vendor) return notFound();
    const place = vendor.getPlace(request);
    countRequest(counts, place);
    const failed = await fails(place, vendor, request);
    if (failed) return failed;
    const response = await vendor.answer(request);
    if (response.ok) countResponse(counts, place);
    return response;
  }

  async function connect(request: Request): Promise<Response | OpenSocket> {
    const vendor = vendorAt(request);
    if (!vendor?.connect) return notFound();
    const answer = (await fails("socket", vendor, request)) ?? vendor.connect(request);
    if (answer instanceof Response) return answer;
    return (socket) => {
      counts.sockets += 1;
      sockets.add(socket);
      const leave = answer(socket);
      return () => {
        sockets.delete(socket);
        leave();
      };
    };
  }

  function dropSockets() {
    for (const socket of sockets) socket.terminate();
  }

  const sandbox: Sandbox = {
    ...events,
    newestTransaction: () => findNewest(vendors)?.id,
    triggerWebhook: (event, options) =>
      triggerWebhook({ vendors, findVendor, events, clock, settlementDelayMs }, event, options),
    fetch: (request) =>
      new URL(request.url).pathname.startsWith("/sandbox/")
        ? handleControlRequest(sandbox, events, request)
        : answer(request),
    connect,
    vendors,
    clock,
    counts,
    injectFault: faults.add,
    transaction: (id) => vendors.find((vendor) => vendor.has(id))?.transaction(id),
    dropSockets,
    redeliverWebhook(id) {
      if (webhookUrl === undefined)
        throw new Error("The sandbox has no `webhookUrl` to send webhooks to.");
      const vendor = findVendor(id);
      vendor.webhooks?.redeliver(vendor.getWebhookId(id));
    },
    reset() {
      faults.clear();
      Object.assign(counts, none);
    },
    close() {
      dropSockets();
      for (const vendor of vendors) vendor.close();
    },
  };
  return sandbox;
}

function checkWebhookUrl(webhookUrl: string | undefined) {
  if (webhookUrl === undefined) return;
  if (!/^https?:$/.test(URL.canParse(webhookUrl) ? new URL(webhookUrl).protocol : ""))
    throw new TypeError(
      'The sandbox cannot send webhooks to this address. Give an absolute one, such as "http://localhost:3000/api/ramp/webhook".',
    );
}

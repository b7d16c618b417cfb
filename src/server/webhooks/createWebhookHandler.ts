import { withTimeout } from "../../withTimeout.ts";
import type { Pause } from "../../vendors/requestVendor.ts";
import type {
  ConfirmedTransaction,
  VendorServer,
  WebhookDelivery,
} from "../../vendors/VendorServer.ts";
import { jsonResponse, errorResponse } from "../responses.ts";
import { confirmWebhookEvents } from "./confirmWebhookEvents.ts";
import type { ConfirmWebhookEvent } from "./confirmWebhookEvents.ts";
import type { RampEndpointOptions } from "../RampEndpointOptions.ts";
import { badRequest, readBody } from "../readBody.ts";

/** Milliseconds after which a call of `onTransaction` counts as failed. */
const HANDLER_TIMEOUT_MS = 60_000;
/** `Retry-After` of a rejected webhook, in seconds. */
const RETRY_AFTER_SECONDS = "30";

/**
 * The outcome of a webhook: its confirmation in progress, or "unverifiable" if its sender can't be
 * verified right now.
 */
type Received = { work: ReturnType<ConfirmWebhookEvent> } | "unverifiable";

/** Handles a webhook of its vendor; returns nothing for another vendor's. */
type Receiver = (delivery: WebhookDelivery) => Promise<Received | undefined>;

/**
 * Handles the vendors' webhooks. Each vendor recognizes its own. Vendors expect an immediate
 * response, so the confirmation runs afterwards. Anyone can call this URL: unless the vendor signed
 * it, a webhook only triggers a request to the vendor.
 *
 * @throws {TypeError} immediately, if no vendor supports webhooks that can be confirmed
 */
export function createWebhookHandler(
  vendors: readonly VendorServer[],
  { onTransaction, waitUntil }: Pick<RampEndpointOptions, "onTransaction" | "waitUntil">,
  pause: Pause,
): (request: Request) => Promise<Response> {
  async function notifyHost(name: string, transaction: ConfirmedTransaction): Promise<void> {
    try {
      await withTimeout(onTransaction?.(transaction), HANDLER_TIMEOUT_MS);
    } catch (cause) {
      throw new Error(
        `\`onTransaction\` kept failing for ${name}'s transaction ${transaction.id} (${transaction.status}), so your records may lack it. Fix the cause, then look at the transaction yourself: no second webhook will come.`,
        { cause },
      );
    }
  }
  function report(failure: unknown): void {
    // With `waitUntil`, the platform reports the rejection. Otherwise the log is the only sign that
    // a purchase may be missing from the partner's records.
    // oxlint-disable-next-line no-console
    if (!waitUntil) console.error(failure);
  }
  function createReceiver(vendor: VendorServer): Receiver[] {
    const parseWebhook = vendor.parseWebhook?.bind(vendor);
    const confirmTransaction = vendor.confirmTransaction?.bind(vendor);
    if (!parseWebhook || !confirmTransaction) return [];
    async function read(delivery: WebhookDelivery) {
      try {
        return await parseWebhook?.(delivery);
      } catch {
        return "unverifiable";
      }
    }
    // One per vendor: ids are only unique within a vendor, and a flood of webhooks fills only that
    // vendor's limit.
    const follow = confirmWebhookEvents(
      confirmTransaction,
      (transaction) => notifyHost(vendor.name, transaction),
      report,
      pause,
    );
    return [
      async (delivery) => {
        const hint = await read(delivery);
        return hint === undefined || hint === "unverifiable" ? hint : { work: follow(hint) };
      },
    ];
  }
  const receivers = vendors.flatMap(createReceiver);
  if (receivers.length === 0)
    throw new TypeError(
      `rampEndpoint() got \`onTransaction\`, but no webhooks come from its vendors (${vendors.map(({ name }) => name).join(", ")}), so it would never be called. Leave it out, or give a vendor \`parseWebhook\` and \`confirmTransaction\`.`,
    );

  async function receive(delivery: WebhookDelivery): Promise<Received | undefined> {
    let verdict: "unverifiable" | undefined;
    for (const receiver of receivers) {
      const received = await receiver(delivery);
      // If one vendor can't verify it now, another may still recognize it.
      if (received === "unverifiable") verdict = received;
      else if (received) return received;
    }
    return verdict;
  }

  return async (request) => {
    const body = await readBody(request, "webhook");
    if ("refusal" in body) return body.refusal;
    const received = await receive({ body: body.text, headers: request.headers });
    if (!received)
      return badRequest(
        400,
        "validation_error",
        "No provider here knows this as its webhook: it has another shape, or a wrong signature.",
      ).refusal;
    // If the endpoint rejected it as forged, the vendor would not send a genuine one again.
    if (received === "unverifiable")
      return later(
        "unavailable",
        "cannot_verify",
        "The sender can't be verified right now. Send it again.",
      );
    const { work } = received;
    if (work === "full") return later("busy", "busy", "Too many webhooks at once. Send it again.");
    waitUntil?.(work);
    return jsonResponse({ status: 202, body: {} });
  };
}

function later(error: string, code: string, message: string): Response {
  const response = errorResponse(503, error, code, message);
  response.headers.set("Retry-After", RETRY_AFTER_SECONDS);
  return response;
}

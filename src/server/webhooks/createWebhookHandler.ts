import type { Log } from "../createLog.ts";
import type { VendorServer, WebhookDelivery, WebhookEvent } from "../../vendors/VendorServer.ts";
import type { TransactionPipeline } from "../createTransactionPipeline.ts";
import type { RampErrorContext } from "../RampEndpointOptions.ts";
import { badRequest, readBody } from "../readBody.ts";
import { errorResponse, jsonResponse } from "../responses.ts";

/** `Retry-After` of a rejected webhook, in seconds. */
const RETRY_AFTER_SECONDS = "30";
/**
 * Minimum milliseconds between two reports that a vendor can't verify webhooks: anyone can send
 * them.
 */
const REPORT_INTERVAL_MS = 60_000;

/**
 * The outcome of a webhook: its confirmation in progress, or "unverifiable" if its sender can't be
 * verified right now.
 */
type Received =
  | { vendor: VendorServer; event: WebhookEvent; work: ReturnType<TransactionPipeline["confirm"]> }
  | "unverifiable";

/** Handles a webhook of its vendor; returns nothing for another vendor's. */
type Receiver = (delivery: WebhookDelivery) => Promise<Received | undefined>;

/**
 * Handles the vendors' webhooks. Each vendor recognizes its own. Vendors expect an immediate
 * response, so the confirmation runs afterwards. Anyone can call this URL: unless the vendor signed
 * it, a webhook only triggers a request to the vendor.
 */
export function createWebhookHandler(
  vendors: readonly VendorServer[],
  pipeline: Pick<TransactionPipeline, "confirm">,
  waitUntil: ((work: Promise<unknown>) => void) | undefined,
  log: Log,
  reportError: (error: unknown, context: RampErrorContext) => void,
): (request: Request) => Promise<Response> {
  function createReceiver(vendor: VendorServer): Receiver[] {
    const parseWebhook = vendor.parseWebhook?.bind(vendor);
    if (!parseWebhook || !vendor.confirmTransaction) return [];
    let reportedAt = -Infinity;
    async function read(delivery: WebhookDelivery) {
      try {
        return await parseWebhook?.(delivery);
      } catch (error) {
        if (Date.now() - reportedAt >= REPORT_INTERVAL_MS) {
          reportedAt = Date.now();
          reportError(error, { vendor: vendor.name });
        }
        return "unverifiable";
      }
    }
    return [
      async (delivery) => {
        const hint = await read(delivery);
        return hint === undefined || hint === "unverifiable"
          ? hint
          : { vendor, event: hint, work: pipeline.confirm(vendor, hint) };
      },
    ];
  }
  const receivers = vendors.flatMap(createReceiver);

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

  async function answer(request: Request): Promise<Response> {
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
    const { vendor, event, work } = received;
    if (work === "full") return later("busy", "busy", "Too many webhooks at once. Send it again.");
    waitUntil?.(work);
    log("webhook.accepted", {
      vendor: vendor.name,
      transactionId: event.id,
      status: event.status,
      httpStatus: 202,
    });
    return jsonResponse({ status: 202, body: {} });
  }

  return async (request) => {
    const response = await answer(request);
    if (response.status !== 202) log("webhook.refused", { httpStatus: response.status });
    return response;
  };
}

function later(error: string, code: string, message: string): Response {
  const response = errorResponse(503, error, code, message);
  response.headers.set("Retry-After", RETRY_AFTER_SECONDS);
  return response;
}

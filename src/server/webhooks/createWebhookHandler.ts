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
/** Seconds until a vendor may call again that was turned away. */
const RETRY_AFTER_SECONDS = "30";

/** What became of a webhook: what is done about it, or that nobody can tell now whose it is. */
type Received = { work: ReturnType<ConfirmWebhookEvent> } | "unjudged";

/** Takes a webhook where it is this vendor's; nothing for another's. */
type Receiver = (delivery: WebhookDelivery) => Promise<Received | undefined>;

/**
 * Receives what the vendors post; whose it is, they say themselves. A vendor wants its answer at once,
 * so what follows from it is done afterwards. Anybody can make these calls: each is a hint to ask the
 * vendor, and nothing more, unless the vendor signed it.
 *
 * @throws {TypeError} at once, where no vendor sends any that could be confirmed
 */
export function createWebhookHandler(
  vendors: readonly VendorServer[],
  { onTransaction, waitUntil }: Pick<RampEndpointOptions, "onTransaction" | "waitUntil">,
  pause: Pause,
): (request: Request) => Promise<Response> {
  async function tell(name: string, transaction: ConfirmedTransaction): Promise<void> {
    try {
      await withTimeout(onTransaction?.(transaction), HANDLER_TIMEOUT_MS);
    } catch (cause) {
      throw new Error(
        `\`onTransaction\` kept failing for ${name}'s transaction ${transaction.id} (${transaction.status}), so your records may lack it. Mend the cause, then look at the transaction yourself: no second webhook will come.`,
        { cause },
      );
    }
  }
  function report(failure: unknown): void {
    // A platform that waits for the work reports what becomes of it. Elsewhere this is the only way
    // to learn that a purchase may be missing from the books.
    // oxlint-disable-next-line no-console
    if (!waitUntil) console.error(failure);
  }
  function receiverOf(vendor: VendorServer): Receiver[] {
    const parseWebhook = vendor.parseWebhook?.bind(vendor);
    const confirmTransaction = vendor.confirmTransaction?.bind(vendor);
    if (!parseWebhook || !confirmTransaction) return [];
    async function read(delivery: WebhookDelivery) {
      try {
        return await parseWebhook?.(delivery);
      } catch {
        return "unjudged";
      }
    }
    // One for each: ids of one vendor say nothing of another's, and a flood of its fills its own room.
    const follow = confirmWebhookEvents(
      confirmTransaction,
      (transaction) => tell(vendor.name, transaction),
      report,
      pause,
    );
    return [
      async (delivery) => {
        const hint = await read(delivery);
        return hint === undefined || hint === "unjudged" ? hint : { work: follow(hint) };
      },
    ];
  }
  const receivers = vendors.flatMap(receiverOf);
  if (receivers.length === 0)
    throw new TypeError(
      `rampEndpoint() got \`onTransaction\`, but no webhooks come from its vendors (${vendors.map(({ name }) => name).join(", ")}), so it would never be called. Leave it out, or give a vendor \`parseWebhook\` and \`confirmTransaction\`.`,
    );

  async function receive(delivery: WebhookDelivery): Promise<Received | undefined> {
    let verdict: "unjudged" | undefined;
    for (const receiver of receivers) {
      const received = await receiver(delivery);
      // Where one cannot tell, another may still know it as its own.
      if (received === "unjudged") verdict = received;
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
    // Called forged, a true one would not come again.
    if (received === "unjudged")
      return later(
        "unavailable",
        "cannot_verify",
        "It cannot be told right now who sent this. Send it again.",
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

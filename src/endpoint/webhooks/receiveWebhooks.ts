import type { Pause } from "../../vendors/askVendor.ts";
import type { ConfirmedTransaction, VendorServer } from "../../vendors/VendorServer.ts";
import { answer, refuse } from "../answer.ts";
import { followHints } from "./followHints.ts";
import type { RampEndpointOptions } from "../RampEndpointOptions.ts";
import { invalid, readJson } from "../readJson.ts";

/** Milliseconds after which a call of `onTransaction` counts as failed. */
const DEADLINE = 60_000;
/** Seconds until a vendor may call again that was turned away. */
const PATIENCE = "30";

/**
 * Receives what the vendor posts. A vendor wants its answer at once, so what follows from it is done
 * afterwards. Nobody signs these calls: each is a hint to ask the vendor, and nothing more.
 *
 * @throws {TypeError} at once, where the vendor sends none that could be confirmed
 */
export function receiveWebhooks(
  vendor: VendorServer,
  { onTransaction, waitUntil }: Pick<RampEndpointOptions, "onTransaction" | "waitUntil">,
  pause: Pause,
): (request: Request) => Promise<Response> {
  const { name } = vendor;
  const readWebhook = vendor.readWebhook?.bind(vendor);
  const confirmTransaction = vendor.confirmTransaction?.bind(vendor);
  if (!readWebhook || !confirmTransaction)
    throw new TypeError(
      `rampEndpoint() got \`onTransaction\`, but the vendor "${name}" has no webhooks, so it would never be called. Leave it out, or give the vendor \`readWebhook\` and \`confirmTransaction\`.`,
    );

  async function tell(transaction: ConfirmedTransaction): Promise<void> {
    let deadline: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      deadline = setTimeout(
        () => reject(new Error(`It had not ended after ${DEADLINE / 1000} seconds.`)),
        DEADLINE,
      );
    });
    try {
      await Promise.race([onTransaction?.(transaction), late]);
    } catch (cause) {
      throw new Error(
        `\`onTransaction\` kept failing for ${name}'s transaction ${transaction.id} (${transaction.status}), so your records may lack it. Mend the cause, then look at the transaction yourself: no second webhook will come.`,
        { cause },
      );
    } finally {
      clearTimeout(deadline);
    }
  }
  function report(failure: unknown): void {
    // A platform that waits for the work reports what becomes of it. Elsewhere this is the only way
    // to learn that a purchase may be missing from the books.
    // oxlint-disable-next-line no-console
    if (!waitUntil) console.error(failure);
  }
  const follow = followHints(confirmTransaction, tell, report, pause);

  return async (request) => {
    const body = await readJson(request, "webhook");
    if ("refusal" in body) return body.refusal;
    const hint = readWebhook(body.json);
    if (!hint)
      return invalid(
        400,
        "validation_error",
        "This is no webhook of the provider. Send its id and status.",
      ).refusal;
    const work = follow(hint);
    if (work === "full") {
      const response = refuse(503, "busy", "busy", "Too many webhooks at once. Send it again.");
      response.headers.set("Retry-After", PATIENCE);
      return response;
    }
    waitUntil?.(work);
    return answer({ status: 202, body: {} });
  };
}

import type { Order } from "../order.ts";
import type { KeyStore } from "../vendors/KeyStore.ts";
import { CONFIGURATION_ERROR } from "../vendors/toConfigurationErrorAnswer.ts";
import type { RampUser, VendorAnswer } from "../vendors/VendorServer.ts";
import { authenticate } from "./authenticate.ts";
import type { Limiter } from "./createLimiter.ts";
import type { Log } from "./createLog.ts";
import type { IssuedSession, RunOnce } from "./createSessionCache.ts";
import type { SessionOpener } from "./createSessionOpener.ts";
import type { VendorLookup } from "./createVendorLookup.ts";
import { decideOrder } from "./decideOrder.ts";
import { hashText } from "./hashText.ts";
import type { VendorChooser } from "./offers/createVendorChooser.ts";
import { createVendorPin } from "./offers/createVendorPin.ts";
import { parseOrderRequest } from "./parseOrderRequest.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";
import { rejectCrossSite } from "./rejectCrossSite.ts";
import { errorAnswer, isSuccess, jsonResponse, unauthorized } from "./responses.ts";

/** Valid values of `Idempotency-Key`. */
const IDEMPOTENCY_KEY = /^[\w-]{8,64}$/;

/** What creating sessions needs of the endpoint. */
export interface SessionContext {
  vendorOf: VendorLookup;
  options: RampEndpointOptions;
  store: KeyStore;
  runOnce: RunOnce;
  limiter: Pick<Limiter, "refuseSession">;
  chooser: Pick<VendorChooser, "choose">;
  opener: SessionOpener;
  log: Log;
}

/**
 * Creates sessions, and records each in the ledger before it answers. If a user sends the same
 * order again with the same `Idempotency-Key`, because the first response may have been lost, the
 * endpoint returns the same session for as long as it can be paid.
 */
export function createSessionHandler({
  vendorOf,
  options,
  store,
  runOnce,
  limiter,
  chooser,
  opener,
  log,
}: SessionContext): (request: Request) => Promise<Response> {
  async function place(
    asked: Order,
    user: RampUser,
    keyHash: string | undefined,
    question: string | undefined,
  ): Promise<IssuedSession> {
    function refuse(answer: VendorAnswer, vendor?: string): IssuedSession {
      opener.logFailure(answer, { traceparent: user.traceparent, vendor });
      return { answer, lifetimeMs: 0 };
    }
    const decided = await decideOrder(asked, user, options);
    if ("refusal" in decided) return refuse(decided.refusal);
    const { order } = decided;
    if (order.vendor !== undefined && !vendorOf(order.vendor)) {
      const names = options.vendors.map(({ name }) => name).join(", ");
      const message = `The order's \`vendor\` names none of this endpoint's vendors: ${names}. Name one of these, or none.`;
      return refuse(errorAnswer(400, CONFIGURATION_ERROR, "unknown_vendor", message));
    }
    const refusal = await limiter.refuseSession(user);
    if (refusal) return refuse(refusal, vendorOf(order.vendor)?.name);
    const mayMove = options.choose !== undefined || order.alternatives !== undefined;
    const pin = mayMove && question ? createVendorPin(store, user.id, question) : undefined;
    const held = await pin?.get();
    const pinned = vendorOf(held?.vendor ?? "");
    // Whatever it says this time, it may have opened a session before.
    if (held && pinned)
      return opener.open([pinned], [], {
        order,
        user,
        keyHash,
        pin: undefined,
        skipped: held.skipped,
      });
    const { vendors, offers, skipped } = await chooser.choose(order, user);
    return opener.open(vendors, offers, { order, user, keyHash, pin, skipped });
  }

  return async (request) => {
    const foreign = rejectCrossSite(request, { changes: true });
    if (foreign) return foreign;
    const user = await authenticate(request, options);
    if (!user) return unauthorized();
    const read = await parseOrderRequest(request);
    if ("refusal" in read) return read.refusal;
    const { order } = read;
    const key = request.headers.get("idempotency-key") ?? "";
    if (!IDEMPOTENCY_KEY.test(key))
      return jsonResponse((await place(order, user, undefined, undefined)).answer);
    // The page may have switched to dark mode between two attempts.
    const question = JSON.stringify([key, { ...order, theme: undefined }]);
    let own: VendorAnswer | undefined;
    const { answer, ageMs } = await runOnce(user.id, question, async () => {
      const issued = await place(order, user, await hashText(key), question);
      own = issued.answer;
      return issued;
    });
    const seen = { traceparent: user.traceparent };
    // Its own is logged by now, unless another instance has taken the order over.
    if (answer !== own && isSuccess(answer))
      log("session.repeated", { ...seen, httpStatus: answer.status });
    else if (answer !== own) opener.logFailure(answer, seen);
    return ageMs === undefined ? jsonResponse(answer) : replay(answer, ageMs);
  };
}

/** Sends a cached response again, with `now` corrected by its age. */
function replay(given: VendorAnswer, ageMs: number): Response {
  const now = parseTime(given.body["now"]);
  const body = Number.isNaN(now)
    ? given.body
    : { ...given.body, now: new Date(now + ageMs).toISOString() };
  const response = jsonResponse({ ...given, body });
  // Round up: a session must not seem to live longer than it does.
  response.headers.set("Age", String(Math.ceil(ageMs / 1000)));
  return response;
}

function parseTime(field: unknown): number {
  return typeof field === "string" ? Date.parse(field) : Number.NaN;
}

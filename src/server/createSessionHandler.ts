import { getOrderProblem } from "../getOrderProblem.ts";
import type { Order } from "../order.ts";
import {
  toConfigurationErrorAnswer,
  CONFIGURATION_ERROR,
} from "../vendors/toConfigurationErrorAnswer.ts";
import type { RampUser, VendorAnswer } from "../vendors/VendorServer.ts";
import { jsonResponse, unauthorized, errorAnswer, isSuccess } from "./responses.ts";
import { rejectCrossSite } from "./rejectCrossSite.ts";
import type { RampEndpointOptions, RampErrorContext } from "./RampEndpointOptions.ts";
import { parseOrderRequest } from "./parseOrderRequest.ts";
import type { Log } from "./createLog.ts";
import type { Limiter } from "./createLimiter.ts";
import type { IssuedSession, RunOnce } from "./createSessionCache.ts";
import { hashText } from "./hashText.ts";
import type { Ledger } from "./ledger/createLedger.ts";
import { authenticate } from "./authenticate.ts";
import type { VendorLookup } from "./createVendorLookup.ts";

/** Valid values of `Idempotency-Key`. */
const IDEMPOTENCY_KEY = /^[\w-]{8,64}$/;

/** How long a session can be paid if its vendor doesn't say, in milliseconds. */
const SESSION_LIFETIME_MS = 60 * 60 * 1000;

/** What creating sessions needs of the endpoint. */
export interface SessionContext {
  vendorOf: VendorLookup;
  options: RampEndpointOptions;
  runOnce: RunOnce;
  ledger: Pick<Ledger, "open">;
  limiter: Pick<Limiter, "refuseSession">;
  reportError: (error: unknown, context: RampErrorContext) => void;
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
  runOnce,
  ledger,
  limiter,
  reportError,
  log,
}: SessionContext): (request: Request) => Promise<Response> {
  function logFailure(
    { status: httpStatus, body: { code } }: VendorAnswer,
    seen: Parameters<Log>[1],
  ): void {
    log(httpStatus < 500 ? "session.refused" : "session.failed", {
      httpStatus,
      code: typeof code === "string" ? code : undefined,
      ...seen,
    });
  }

  async function place(
    order: Order,
    user: RampUser,
    keyHash: string | undefined,
  ): Promise<IssuedSession> {
    const decision = options.order ? await options.order(order, user) : order;
    if (!("refused" in Object(decision)) && !("mode" in Object(decision)))
      throw new TypeError(
        'rampEndpoint()\'s `order` returned neither an order nor a refusal, so it is not known whether to place the order. Return the order, or `{ refused: "…" }` with the reason.',
      );
    if ("refused" in decision) {
      if (typeof decision.refused !== "string")
        throw new TypeError(
          'rampEndpoint()\'s `order` refused an order without a sentence. Return `{ refused: "…" }` with the reason as a string.',
        );
      return refuseOrder(403, "order_rejected", "order_rejected", decision.refused);
    }
    const problem = getOrderProblem(decision);
    if (problem !== undefined)
      return refuseOrder(400, "invalid_request", "validation_error", problem);
    const vendor = vendorOf(decision.vendor);
    if (!vendor)
      return refuseOrder(
        400,
        CONFIGURATION_ERROR,
        "unknown_vendor",
        `The order's \`vendor\` names none of this endpoint's vendors: ${options.vendors.map(({ name }) => name).join(", ")}. Name one of these, or none.`,
      );
    const refusal = await limiter.refuseSession(user);
    if (refusal) {
      logFailure(refusal, { traceparent: user.traceparent, vendor: vendor.name });
      return { answer: refusal, lifetimeMs: 0 };
    }
    const askedAt = Date.now();
    const session = await vendor.createSession(decision, user);
    // A partner's own vendor may refuse its user with 403.
    const answer = session.status === 403 ? session : toConfigurationErrorAnswer(session);
    const { sessionLifetimeMs = SESSION_LIFETIME_MS, repeatsSessions } = vendor;
    const { status: httpStatus, requestId } = answer;
    const seen = {
      traceparent: user.traceparent,
      vendor: vendor.name,
      httpStatus,
      requestId,
      durationMs: Date.now() - askedAt,
    };
    if (isSuccess(answer)) {
      const endpointId = vendor.getTransactionId?.(answer.body) ?? answer.body["id"];
      const purchase =
        typeof endpointId === "string"
          ? await ledger.open({ vendor, endpointId, userId: user.id, order: decision, keyHash })
          : undefined;
      if (!purchase) reportError(toUnrecordedError(vendor.name), { vendor: vendor.name });
      log("session.opened", { ...seen, transactionId: purchase?.id });
    } else logFailure(answer, seen);
    const lifetimeMs = Math.min(sessionLifetimeMs, getTimeLeftMs(answer.body));
    return { answer, lifetimeMs: repeatsSessions ? 0 : lifetimeMs, vendor };
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
      return jsonResponse((await place(order, user, undefined)).answer);
    // The page may have switched to dark mode between two attempts.
    const question = JSON.stringify([key, { ...order, theme: undefined }]);
    const given = await runOnce(user.id, question, async () =>
      place(order, user, await hashText(key)),
    );
    if (given.ageMs === undefined) return jsonResponse(given.answer);
    const { status: httpStatus } = given.answer;
    log("session.repeated", { traceparent: user.traceparent, httpStatus });
    return replay(given.answer, given.ageMs);
  };
}

function toUnrecordedError(vendor: string): Error {
  return new Error(
    `${vendor} opened a session without an \`id\`, so the ledger lacks the purchase: the history doesn't show it, and \`reconcile()\` doesn't check it. Return \`id\` in the session, or give the vendor a \`getTransactionId\`.`,
  );
}

function refuseOrder(...parameters: Parameters<typeof errorAnswer>): IssuedSession {
  return { answer: errorAnswer(...parameters), lifetimeMs: 0 };
}

/** Milliseconds from `now` to `expiresAt`; `Infinity` if the session lacks either. */
function getTimeLeftMs({ now, expiresAt }: Record<string, unknown>): number {
  const left = parseTime(expiresAt) - parseTime(now);
  return Number.isNaN(left) ? Infinity : left;
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

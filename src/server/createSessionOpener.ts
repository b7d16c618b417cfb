import type { Order } from "../order.ts";
import type { Offer, SkippedVendor } from "../vendors/Offer.ts";
import { toConfigurationErrorAnswer } from "../vendors/toConfigurationErrorAnswer.ts";
import type { RampUser, VendorAnswer, VendorServer } from "../vendors/VendorServer.ts";
import type { Log } from "./createLog.ts";
import type { IssuedSession } from "./createSessionCache.ts";
import type { Ledger } from "./ledger/createLedger.ts";
import type { VendorPin } from "./offers/createVendorPin.ts";
import { getFailoverReason } from "./offers/getFailoverReason.ts";
import { isSwitchedOff } from "./offers/isSwitchedOff.ts";
import { mayPass } from "./offers/mayPass.ts";
import type { RampErrorContext } from "./RampEndpointOptions.ts";
import { errorAnswer, inProgress, isSuccess } from "./responses.ts";

/** How long a session can be paid if its vendor doesn't say, in milliseconds. */
const SESSION_LIFETIME_MS = 60 * 60 * 1000;

/** What is asked of the vendors, and for whom. */
export interface SessionRequest {
  order: Order;
  user: RampUser;
  /** Of the `Idempotency-Key`. */
  keyHash: string | undefined;
  /** Missing if only one vendor can be asked. */
  pin: VendorPin | undefined;
  /** Vendors that don't serve the order, as is known without asking them for a session. */
  skipped: readonly SkippedVendor[];
}

export interface SessionOpener {
  /**
   * Asks vendors for a session, one after the other, until one opens it or no other may be asked.
   *
   * @param offers why there are no more vendors
   */
  open: (
    vendors: readonly VendorServer[],
    offers: readonly Offer[],
    request: SessionRequest,
  ) => Promise<IssuedSession>;
  /** Logs a session that was not opened. */
  logFailure: (answer: VendorAnswer, seen: Parameters<Log>[1]) => void;
}

export interface SessionOpenerContext {
  ledger: Pick<Ledger, "open">;
  reportError: (error: unknown, context: RampErrorContext) => void;
  log: Log;
}

/** Opens sessions with vendors, and records each in the ledger. */
export function createSessionOpener({
  ledger,
  reportError,
  log,
}: SessionOpenerContext): SessionOpener {
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

  /** Asks one vendor for a session, and records it. */
  async function askVendor(
    vendor: VendorServer,
    { order, user, keyHash }: SessionRequest,
  ): Promise<IssuedSession> {
    const askedAt = Date.now();
    const session = await vendor.createSession(order, user);
    // A partner's own vendor may refuse its user with 403.
    const answer = toUncertainAnswer(
      session.status === 403 ? session : toConfigurationErrorAnswer(session),
    );
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
          ? await ledger.open({ vendor, endpointId, userId: user.id, order, keyHash })
          : undefined;
      if (!purchase) reportError(toUnrecordedError(vendor.name), { vendor: vendor.name });
      log("session.opened", { transactionId: purchase?.id, ...seen });
    } else logFailure(answer, seen);
    const lifetimeMs = Math.min(sessionLifetimeMs, getTimeLeftMs(answer.body));
    return { answer, lifetimeMs: repeatsSessions ? 0 : lifetimeMs, vendor };
  }

  async function open(
    vendors: readonly VendorServer[],
    offers: readonly Offer[],
    request: SessionRequest,
  ): Promise<IssuedSession> {
    const { pin } = request;
    const skipped = [...request.skipped];
    let first: IssuedSession | undefined;
    for (const vendor of vendors) {
      if (await isSwitchedOff(vendor, reportError)) {
        skipped.push({ vendor: vendor.name, reason: "switched-off" });
        continue;
      }
      if (pin && !(await pin.set(vendor, skipped))) {
        const answer = inProgress();
        logFailure(answer, { traceparent: request.user.traceparent, vendor: vendor.name });
        return { answer, lifetimeMs: 0 };
      }
      const issued = await askVendor(vendor, request);
      const reason = isSuccess(issued.answer)
        ? undefined
        : getFailoverReason(issued.answer, vendor);
      if (!reason) return addSkipped(issued, skipped);
      skipped.push({ vendor: vendor.name, reason });
      first ??= issued;
    }
    await pin?.clear();
    // One vendor alone says itself why it refuses.
    if (first) return skipped.length > 1 ? addSkipped(first, skipped) : first;
    const answer = noVendor(skipped, offers);
    logFailure(answer, { traceparent: request.user.traceparent });
    return addSkipped({ answer, lifetimeMs: 0 }, skipped);
  }

  return { open, logFailure };
}

/**
 * A refusal after an answer that was lost: the vendor may have opened a session. To the browser, a 4xx would mean that
 * there is none, and the next attempt would open a second one.
 */
function toUncertainAnswer(answer: VendorAnswer): VendorAnswer {
  const { status, body, isUncertain } = answer;
  if (!isUncertain || status >= 500) return answer;
  const said = [body["code"], body["error"], status].find((one) => one !== undefined);
  const message = `The provider's first answer was lost, and it refused the repeated request (${JSON.stringify(said)}). Try again later.`;
  return { ...answer, ...errorAnswer(503, "unavailable", "session_uncertain", message) };
}

/** Says which vendors don't serve the order, and why. */
function addSkipped(issued: IssuedSession, skipped: readonly SkippedVendor[]): IssuedSession {
  if (skipped.length === 0) return issued;
  const { answer } = issued;
  return { ...issued, answer: { ...answer, body: { ...answer.body, skipped } } };
}

/** No vendor serves the order, now or at all. */
function noVendor(skipped: readonly SkippedVendor[], offers: readonly Offer[]): VendorAnswer {
  const isPassing = [...skipped, ...offers.filter((offer) => offer.status === "unavailable")].some(
    ({ reason }) => reason === "switched-off" || mayPass(reason),
  );
  const message = isPassing
    ? "No provider can serve this order right now. Try again later."
    : "No provider serves this order. Change the amount, the asset or the payment method.";
  return isPassing
    ? errorAnswer(503, "unavailable", "no_vendor", message)
    : errorAnswer(422, "order_rejected", "no_vendor", message);
}

function toUnrecordedError(vendor: string): Error {
  return new Error(
    `${vendor} opened a session without an \`id\`, so the ledger lacks the purchase: the history doesn't show it, and \`reconcile()\` doesn't check it. Return \`id\` in the session, or give the vendor a \`getTransactionId\`.`,
  );
}

/** Milliseconds from `now` to `expiresAt`; `Infinity` if the session lacks either. */
function getTimeLeftMs({ now, expiresAt }: Record<string, unknown>): number {
  const left = parseTime(expiresAt) - parseTime(now);
  return Number.isNaN(left) ? Infinity : left;
}

function parseTime(field: unknown): number {
  return typeof field === "string" ? Date.parse(field) : Number.NaN;
}

import { isRampError, RampError } from "../RampError.ts";
import { createDeadlineSignal } from "./createDeadlineSignal.ts";
import { isPrerendering, whenActivated } from "./whenActivated.ts";

/**
 * The longest time for a response, in milliseconds. A session request also waits for the vendor behind the endpoint.
 */
const REQUEST_TIMEOUT_MS = 30_000;

/** The kind of request. */
export type Stage = "session" | "transaction";

/**
 * Waits for a response until the signal aborts, even if the callee ignores the signal. Every error gets this stage,
 * because the recovery depends on it.
 *
 * @param requestName the request as the error names it
 */
export async function callEndpoint(
  stage: Stage,
  requestName: string,
  parentSignal: AbortSignal | undefined,
  call: (signal: AbortSignal) => Promise<unknown>,
): Promise<unknown> {
  // A prerendered page has no user yet, so its deadline hasn't started.
  if (isPrerendering()) await whenActivated();
  const { signal, reset, release } = createDeadlineSignal(parentSignal);
  reset(REQUEST_TIMEOUT_MS);
  const isLate = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
    if (signal.aborted) reject(signal.reason);
  });
  try {
    // Called inside a promise, since it may throw synchronously.
    return await Promise.race([isLate, new Promise((resolve) => resolve(call(signal)))]);
  } catch (thrown) {
    if (isRampError(thrown)) throw toStageError(stage, thrown);
    throw new RampError(
      stage === "transaction"
        ? "transaction-unreachable"
        : signal.aborted
          ? "session-timeout"
          : "endpoint-failed",
      signal.aborted
        ? `${requestName} gave no answer within ${REQUEST_TIMEOUT_MS / 1000} seconds.`
        : `${requestName} threw: see \`cause\`.`,
      { stage, status: getHttpStatus(thrown), cause: thrown },
    );
  } finally {
    release();
  }
}

/** Many HTTP clients throw errors that carry the response's status. */
function getHttpStatus(thrown: unknown): number | undefined {
  const { status } = Object(thrown) as { status?: unknown };
  return typeof status === "number" ? status : undefined;
}

/** While a transaction is fetched, no error may read as if nothing had been paid. */
function toStageError(stage: Stage, cause: RampError): RampError {
  if (cause.stage === stage) return cause;
  const { code, message, retryable, status, requestId, vendorCode, retryAfter } = cause;
  const isOfBoth = code === "unauthorized" || code === "forbidden";
  const fallback = stage === "session" ? "endpoint-failed" : "transaction-unreachable";
  const facts = { stage, retryable, status, requestId, vendorCode, retryAfter, cause };
  return new RampError(isOfBoth ? code : fallback, message, facts);
}

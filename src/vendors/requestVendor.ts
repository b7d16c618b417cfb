import { getBackoffDelay } from "../getBackoffDelay.ts";
import { readTextLimited } from "./readTextLimited.ts";
import { removePii } from "./removePii.ts";
import type { RampUser, VendorAnswer } from "./VendorServer.ts";

export interface VendorCall {
  url: string;
  /** The request's credentials, to redact from the response. */
  secrets: readonly string[];
  /** Whose personal data is redacted from errors. */
  user: RampUser | undefined;
  headers: Record<string, string>;
  /** Sent as JSON with POST; without it, the request is a GET. */
  body?: Record<string, unknown> | undefined;
  /** Whether to retry if it is unknown whether the vendor received the request. @default true */
  repeatable?: boolean | undefined;
  /** Aborts the request, which then counts as unanswered. @default only the timeout does */
  signal?: AbortSignal | undefined;
  /** Largest response, in bytes. @default 1_048_576 */
  maxBytes?: number | undefined;
}

/** The trace context of the user's request, so that the vendor's logs can be joined with it. */
export function traceHeader(user: RampUser | undefined): Record<string, string> {
  return user?.traceparent === undefined ? {} : { traceparent: user.traceparent };
}

export type Pause = (ms: number) => Promise<void>;

export const pauseFor: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Timeout of one attempt, in milliseconds. */
const REQUEST_TIMEOUT_MS = 10_000;
/** Largest response, in bytes. The vendors' have a few thousand. */
const MAX_RESPONSE_BYTES = 1024 * 1024;
/** Maximum nesting of a response. The vendors' have six levels. */
const MAX_DEPTH = 50;
const REMOVED = "[removed]";

/**
 * Calls a vendor's API and returns its response, whatever the status. Retries a 502 or a broken
 * connection twice, and a 500 once, with the same body. A timeout is not retried, because the user
 * is waiting. Never rejects because of the vendor or the network. If an attempt of a POST may have
 * succeeded, a later error is `isUncertain`.
 */
export async function requestVendor(call: VendorCall, pause: Pause): Promise<VendorAnswer> {
  let isUncertain = false;
  for (let tries = 1; ; tries++) {
    const { answer, retries, isLost } = await tryOnce(call);
    isUncertain ||= isLost && call.body !== undefined;
    if (tries > retries || call.repeatable === false)
      return isUncertain && answer.status >= 400 ? { ...answer, isUncertain } : answer;
    await pause(Math.round(getBackoffDelay(tries - 1, { firstMs: 150, jitter: 2 / 3 })));
  }
}

interface Attempt {
  answer: VendorAnswer;
  /** How often such a failure is worth another attempt. */
  retries: number;
  /** The vendor's answer didn't arrive, or was a success that can't be read. */
  isLost: boolean;
}

async function tryOnce(call: VendorCall): Promise<Attempt> {
  const late = new AbortController();
  // Cleared after the response: `AbortSignal.timeout` would stay for its ten seconds.
  const stop = () => late.abort();
  const deadline = setTimeout(stop, REQUEST_TIMEOUT_MS);
  call.signal?.addEventListener("abort", stop);
  if (call.signal?.aborted) stop();
  try {
    const response = await fetch(call.url, {
      // The target of a redirect must not get the credentials or the email.
      redirect: "manual",
      signal: late.signal,
      ...(call.body
        ? {
            method: "POST",
            headers: { "Content-Type": "application/json", ...call.headers },
            body: JSON.stringify(call.body),
          }
        : { headers: call.headers }),
    });
    const answer = readable(
      response,
      await readTextLimited(call.maxBytes ?? MAX_RESPONSE_BYTES, response.body),
      call,
    );
    return {
      answer,
      retries: response.status === 502 ? 2 : response.status === 500 ? 1 : 0,
      isLost: response.ok && answer.status >= 400,
    };
  } catch {
    const isLate = late.signal.aborted;
    const problem = isLate ? "did not answer in time" : "could not be reached";
    return {
      answer: upstream("upstream_unavailable", `The provider ${problem}. Try again later.`),
      retries: isLate ? 0 : 2,
      isLost: true,
    };
  } finally {
    clearTimeout(deadline);
    call.signal?.removeEventListener("abort", stop);
  }
}

function readable(
  { status, ok, headers }: Response,
  text: string | undefined,
  { secrets, user }: VendorCall,
): VendorAnswer {
  const hide = (value: unknown) =>
    typeof value === "string"
      ? secrets.reduce((text, secret) => text.replaceAll(secret, REMOVED), value)
      : undefined;
  const hideAll = (value: unknown) => {
    const text = hide(value);
    return text === undefined ? undefined : removePii(text, user, REMOVED);
  };
  // Redact after parsing, because JSON can spell the same text in many ways.
  const body = parseObject(
    text,
    mayHold(secrets, text)
      ? (key, value) =>
          secrets.some((secret) => key.includes(secret)) ? undefined : (hide(value) ?? value)
      : undefined,
  );
  const isError = status >= 400 && status < 600;
  const answer: VendorAnswer =
    !body || !(ok || isError)
      ? {
          ...upstream(
            "upstream_invalid_response",
            "The provider returned an invalid response. Try again later.",
          ),
          // An error is meaningful without a body: 404 and 429 still say what to do.
          status: isError ? status : 502,
        }
      : {
          status,
          body: ok
            ? body
            : {
                error: hideAll(body.error) ?? hideAll(getField(body.error, "name")),
                code: hideAll(body.code ?? codeIn(body.error)),
                message: hideAll(body.message ?? getField(body.error, "message")),
              },
        };
  return {
    requestId: hideAll(headers.get("x-request-id") ?? body?.request_id),
    retryAfter: hideAll(headers.get("retry-after")),
    time: Date.parse(headers.get("date") ?? "") || undefined,
    ...answer,
  };
}

function upstream(code: string, message: string): VendorAnswer {
  return { status: 502, body: { error: "upstream_error", code, message } };
}

/** Some vendors nest the error in an object, with a numeric code. */
function codeIn(error: unknown): string | undefined {
  const code = getField(error, "code") ?? getField(error, "errorCode");
  return typeof code === "string" || typeof code === "number" ? String(code) : undefined;
}

function getField(object: unknown, field: string): unknown {
  return typeof object === "object" && object !== null
    ? (object as Record<string, unknown>)[field]
    : undefined;
}

/** Without escapes, a secret appears literally. */
function mayHold(secrets: readonly string[], text = ""): boolean {
  return text.includes("\\") || secrets.some((secret) => text.includes(secret));
}

/**
 * @param revive changes parsed values; it takes as long as the rest of a request, so pass it only
 *   if needed
 */
function parseObject(
  text: string | undefined,
  revive: ((key: string, value: unknown) => unknown) | undefined,
): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "", revive);
    return value !== null &&
      typeof value === "object" &&
      !Array.isArray(value) &&
      isShallow(value, MAX_DEPTH)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Serializing a deeper value would overflow the stack. */
function isShallow(value: object, levels: number): boolean {
  return (
    levels > 0 &&
    Object.values(value).every(
      (inner) => typeof inner !== "object" || inner === null || isShallow(inner, levels - 1),
    )
  );
}

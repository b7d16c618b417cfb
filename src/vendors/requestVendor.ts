import { getBackoffDelay } from "../getBackoffDelay.ts";
import { readTextLimited } from "./readTextLimited.ts";
import type { VendorAnswer } from "./VendorServer.ts";

export interface VendorCall {
  url: string;
  /** The credentials that go with the call. Should the answer repeat one, it is taken out. */
  secrets: readonly string[];
  /** What is personal about the user. Should an error repeat it, it is taken out. */
  personal: readonly RegExp[];
  headers: Record<string, string>;
  /** Sent as JSON with POST; without it the call is a GET. */
  body?: Record<string, unknown> | undefined;
  /** Whether the vendor may hear it again where nobody knows if it did the first time. @default true */
  repeatable?: boolean | undefined;
}

/** Waits for that many milliseconds. */
export type Pause = (ms: number) => Promise<void>;

export const pauseFor: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** How long one try may take, in milliseconds. */
const REQUEST_TIMEOUT_MS = 10_000;
/** Largest answer, in bytes. Theirs have a few thousand. */
const MAX_RESPONSE_BYTES = 1024 * 1024;
/** Levels of objects and lists in an answer. Theirs have six. */
const MAX_DEPTH = 50;
/** Stands in the place of what is taken out. */
const REMOVED = "[removed]";

/**
 * Calls a vendor's API and gives its answer whatever the status. 502 and a broken connection are
 * tried again twice, 500 once, with the same body; a try that takes too long is not repeated,
 * because a person is waiting. Never rejects for what the vendor or the network does.
 */
export async function requestVendor(call: VendorCall, pause: Pause): Promise<VendorAnswer> {
  for (let tries = 1; ; tries++) {
    const { answer, retries } = await tryOnce(call);
    if (tries > retries || call.repeatable === false) return answer;
    await pause(Math.round(getBackoffDelay(tries - 1, { firstMs: 150, jitter: 2 / 3 })));
  }
}

async function tryOnce(call: VendorCall): Promise<{ answer: VendorAnswer; retries: number }> {
  const late = new AbortController();
  // It is cleared once there is an answer: one that clears itself would stay for its ten seconds.
  const deadline = setTimeout(() => late.abort(), REQUEST_TIMEOUT_MS);
  try {
    const response = await fetch(call.url, {
      // Whoever the vendor's host redirects to was not trusted with a credential or an e-mail.
      redirect: "manual",
      signal: late.signal,
      ...(call.body
        ? {
            method: "POST",
            headers: { ...call.headers, "Content-Type": "application/json" },
            body: JSON.stringify(call.body),
          }
        : { headers: call.headers }),
    });
    const answer = readable(
      response,
      await readTextLimited(MAX_RESPONSE_BYTES, response.body),
      call,
    );
    return { answer, retries: response.status === 502 ? 2 : response.status === 500 ? 1 : 0 };
  } catch {
    const isLate = late.signal.aborted;
    const problem = isLate ? "did not answer in time" : "could not be reached";
    return {
      answer: upstream("upstream_unavailable", `The provider ${problem}. Try again later.`),
      retries: isLate ? 0 : 2,
    };
  } finally {
    clearTimeout(deadline);
  }
}

function readable(
  { status, ok, headers }: Response,
  text: string | undefined,
  { secrets, personal }: VendorCall,
): VendorAnswer {
  const hide = (value: unknown) =>
    typeof value === "string"
      ? secrets.reduce((text, secret) => text.replaceAll(secret, REMOVED), value)
      : undefined;
  const hideAll = (value: unknown) =>
    personal.reduce((text, pattern) => text?.replace(pattern, REMOVED), hide(value));
  // After parsing, since JSON can spell the same text in many ways.
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
            "The provider's answer makes no sense. Try again later.",
          ),
          // An error needs no body to be what it is: 404 and 429 still say what to do.
          status: isError ? status : 502,
        }
      : {
          status,
          body: ok
            ? body
            : {
                error: hideAll(body.error),
                code: hideAll(body.code ?? codeIn(body.error)),
                message: hideAll(body.message ?? fieldOf(body.error, "message")),
              },
        };
  return {
    ...answer,
    requestId: hideAll(headers.get("x-request-id") ?? body?.request_id),
    retryAfter: hideAll(headers.get("retry-after")),
    time: Date.parse(headers.get("date") ?? "") || undefined,
  };
}

function upstream(code: string, message: string): VendorAnswer {
  return { status: 502, body: { error: "upstream_error", code, message } };
}

/** Some vendors say in an object of its own what went wrong, and number it. */
function codeIn(error: unknown): string | undefined {
  const code = fieldOf(error, "code") ?? fieldOf(error, "errorCode");
  return typeof code === "string" || typeof code === "number" ? String(code) : undefined;
}

function fieldOf(object: unknown, field: string): unknown {
  return typeof object === "object" && object !== null
    ? (object as Record<string, unknown>)[field]
    : undefined;
}

/** Where nothing is spelled in another way, a secret stands there as it is. */
function mayHold(secrets: readonly string[], text = ""): boolean {
  return text.includes("\\") || secrets.some((secret) => text.includes(secret));
}

/** @param revive changes what was parsed; it takes as long as the rest of a call, so it comes only where it is needed */
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

/** Whoever writes it down again would run out of stack. */
function isShallow(value: object, levels: number): boolean {
  return (
    levels > 0 &&
    Object.values(value).every(
      (inner) => typeof inner !== "object" || inner === null || isShallow(inner, levels - 1),
    )
  );
}

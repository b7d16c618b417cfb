import { parseJson } from "../../../parseJson.ts";
import { readTextLimited } from "../../../vendors/readTextLimited.ts";

/** A response, with its body. */
export interface Answer {
  status: number;
  headers: Headers;
  /** The body; empty if it was longer than the limit. */
  text: string;
  /** The body, if it is a JSON object. */
  json: Record<string, unknown> | undefined;
  isHtml: boolean;
  isTooLong: boolean;
  /** By this machine's clock, in milliseconds since 1970. */
  sentAt: number;
  receivedAt: number;
}

/** No response: a short reason without the request's content, such as `ECONNREFUSED`. */
export interface Failure {
  failure: string;
}

export type Outcome = Answer | Failure;

export interface FetchOptions {
  method?: string;
  headers?: Headers;
  body?: string;
  timeoutMs: number;
  /** Longest body, in bytes. @default 64 KiB */
  maxBytes?: number;
}

const MAX_BYTES = 64 * 1024;

/** Sends a request without following redirects. Never rejects. */
export async function fetchAnswer(
  url: URL,
  { method = "GET", headers, body, timeoutMs, maxBytes = MAX_BYTES }: FetchOptions,
): Promise<Outcome> {
  const sentAt = Date.now();
  try {
    const response = await fetch(url, {
      method,
      headers: withName(headers),
      body: body ?? null,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const receivedAt = Date.now();
    const text = await readTextLimited(maxBytes, response.body, timeoutMs);
    const type = response.headers.get("content-type") ?? "";
    return {
      status: response.status,
      headers: response.headers,
      text: text ?? "",
      json: text === undefined ? undefined : parseObject(text),
      isHtml: /\bhtml\b/i.test(type) || /^\s*<(!doctype|html)\b/i.test(text ?? ""),
      isTooLong: text === undefined,
      sentAt,
      receivedAt,
    };
  } catch (error) {
    return { failure: nameFailure(error) };
  }
}

/** Adds the name by which logs tell the doctor from users. */
export function withName(headers: Headers | undefined): Headers {
  const named = new Headers(headers);
  if (!named.has("user-agent")) named.set("User-Agent", "ramp-widget-doctor");
  return named;
}

/** Messages of `fetch` may quote headers, so only codes are passed on. */
export function nameFailure(error: unknown): string {
  if (!(error instanceof Error)) return "network error";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "timeout";
  const { cause } = error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return /^[A-Z][A-Z\d_]+$/.test(code) ? code : "network error";
}

/** Whether it has the shape of the endpoint's errors. */
export function isEndpointError({ json }: Answer, code?: string): boolean {
  if (json === undefined || typeof json["error"] !== "string") return false;
  return typeof json["code"] === "string" && (code === undefined || json["code"] === code);
}

export function isRedirect({ status }: Answer): boolean {
  return status >= 300 && status < 400;
}

/** Describes an answer without quoting it, e.g. "answers 200 with HTML". */
export function describeOutcome(outcome: Outcome): string {
  if ("failure" in outcome) return `gets no answer (${outcome.failure})`;
  if (isRedirect(outcome)) return `is redirected (${outcome.status})`;
  const { status, json, isHtml, text } = outcome;
  if (json) return `answers ${status} with JSON`;
  if (isHtml) return `answers ${status} with HTML`;
  return `answers ${status} ${text === "" ? "without a body" : "with neither JSON nor HTML"}`;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  const value = parseJson(text);
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

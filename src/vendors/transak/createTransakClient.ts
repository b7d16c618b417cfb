import { requestVendor, traceHeader } from "../requestVendor.ts";
import type { Pause } from "../requestVendor.ts";
import type { RampUser, VendorAnswer } from "../VendorServer.ts";
import type { TransakToken, TransakTokens } from "./token.ts";

export interface TransakRequest {
  url: string;
  /** The user of the request; `undefined` if a webhook of Transak triggered it. */
  user: RampUser | undefined;
  /** Sent with POST; without it, the request is a GET. */
  body?: Record<string, unknown> | undefined;
  /** Meaning of a 401: the token must be renewed, or the request itself may be wrong. */
  on401: "renew" | "report";
}

export type RequestTransak = (call: TransakRequest) => Promise<VendorAnswer>;

/**
 * Calls Transak's API with the partner's token, and retries once with a newer token after a 401.
 */
export function createTransakClient(
  { apiKey, apiSecret }: { apiKey: string; apiSecret: string },
  tokens: TransakTokens,
  pause: Pause,
): RequestTransak {
  function requestWithToken(
    { accessToken }: TransakToken,
    { url, user, body }: TransakRequest,
  ): Promise<VendorAnswer> {
    const call = {
      url,
      secrets: [apiSecret, accessToken],
      user,
      headers: { ...getHeaders(apiKey, user), "access-token": accessToken },
      body,
    };
    return requestVendor(call, pause);
  }

  return async (call) => {
    const first = await tokens.getToken();
    if ("refusal" in first) return call.body ? toUnsent(first.refusal) : first.refusal;
    const answer = await requestWithToken(first.token, call);
    if (answer.status !== 401 || call.on401 === "report") return answer;
    const second = await tokens.getToken(first.token.accessToken);
    if ("refusal" in second) return withDoubtOf(answer, second.refusal);
    // No newer token is available, so return the 401.
    return second.token.accessToken === first.token.accessToken
      ? answer
      : withDoubtOf(answer, await requestWithToken(second.token, call));
  };
}

/** Without a token, the request itself wasn't sent, so that another vendor may be tried. */
function toUnsent({ isUncertain: _, ...refusal }: VendorAnswer): VendorAnswer {
  const { body } = refusal;
  if (body["code"] !== "upstream_unavailable") return refusal;
  return { ...refusal, body: { ...body, code: "token_unavailable" } };
}

/** An error stays uncertain if an attempt with the older token may have succeeded. */
function withDoubtOf({ isUncertain }: VendorAnswer, answer: VendorAnswer): VendorAnswer {
  return isUncertain && answer.status >= 400 ? { ...answer, isUncertain } : answer;
}

/** A GET request that needs no token. */
export interface PublicRequest {
  /** With its query, e.g. `/api/v2/countries`. */
  path: string;
  user: RampUser;
  signal?: AbortSignal | undefined;
  /** Largest response, in bytes. @default 1_048_576 */
  maxBytes?: number | undefined;
}

export type RequestPublic = (call: PublicRequest) => Promise<VendorAnswer>;

/** Calls Transak's public API, which is for servers too. No secret is sent. */
export function createPublicClient(
  { apiUrl, apiKey }: { apiUrl: string; apiKey: string },
  pause: Pause,
): RequestPublic {
  return ({ path, user, signal, maxBytes }) => {
    const call = {
      url: apiUrl + path,
      secrets: [],
      user,
      headers: getHeaders(apiKey, user),
      signal,
      maxBytes,
    };
    return requestVendor(call, pause);
  };
}

function getHeaders(apiKey: string, user: RampUser | undefined): Record<string, string> {
  return {
    Accept: "application/json",
    // Both required since July 2026 (docs.transak.com, mandatory security changes).
    "x-api-key": apiKey,
    ...(isIp(user?.ip) && { "x-user-ip": user.ip }),
    ...traceHeader(user),
  };
}

/**
 * Transak binds a session to the IP address that opens it. An invalid address would fail the whole
 * request.
 */
export function isIp(ip: string | undefined): ip is string {
  return ip !== undefined && /^[\da-f.:]{3,45}$/i.test(ip);
}

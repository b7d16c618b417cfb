import { requestVendor } from "../requestVendor.ts";
import type { Pause } from "../requestVendor.ts";
import { getPiiPatterns } from "../getPiiPatterns.ts";
import type { RampUser, VendorAnswer } from "../VendorServer.ts";
import type { TransakToken, TransakTokens } from "./token.ts";

export interface TransakRequest {
  url: string;
  /** For whom it is made; nobody, where Transak itself gave the reason. */
  user: RampUser | undefined;
  /** Sent with POST; without it the call is a GET. */
  body?: Record<string, unknown> | undefined;
  /** What a 401 means: that another token is needed, or perhaps that the call itself was wrong. */
  on401: "renew" | "report";
}

export type RequestTransak = (call: TransakRequest) => Promise<VendorAnswer>;

/** Calls Transak's API with the partner's token, and once more with a newer one where that is refused. */
export function createTransakClient(
  { apiKey, apiSecret }: { apiKey: string; apiSecret: string },
  tokens: TransakTokens,
  pause: Pause,
): RequestTransak {
  function askWith(
    { accessToken }: TransakToken,
    { url, user, body }: TransakRequest,
  ): Promise<VendorAnswer> {
    const call = {
      url,
      secrets: [apiSecret, accessToken],
      personal: user ? getPiiPatterns(user) : [],
      headers: {
        Accept: "application/json",
        "access-token": accessToken,
        // Both since July 2026 (docs.transak.com, mandatory security changes).
        "x-api-key": apiKey,
        ...(isIp(user?.ip) && { "x-user-ip": user.ip }),
      },
      body,
    };
    return requestVendor(call, pause);
  }

  return async (call) => {
    const first = await tokens.getToken();
    if ("refusal" in first) return first.refusal;
    const answer = await askWith(first.token, call);
    if (answer.status !== 401 || call.on401 === "report") return answer;
    const second = await tokens.getToken(first.token.accessToken);
    if ("refusal" in second) return second.refusal;
    // There is no other: the refusal stands.
    return second.token.accessToken === first.token.accessToken
      ? answer
      : askWith(second.token, call);
  };
}

/** Transak ties a session to the address that opens it. What is no address would spoil the whole call. */
export function isIp(ip: string | undefined): ip is string {
  return ip !== undefined && /^[\da-f.:]{3,45}$/i.test(ip);
}

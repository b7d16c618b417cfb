import { requestVendor, traceHeader } from "../requestVendor.ts";
import type { Pause } from "../requestVendor.ts";
import { toConfigurationErrorAnswer } from "../toConfigurationErrorAnswer.ts";
import type { RampUser, VendorAnswer } from "../VendorServer.ts";

/** A request to Bleepay. */
export interface BleepayCall {
  /** Path below `/api/v1/widgets/`. */
  path: string;
  /** The secret of the widget, or of one session. */
  secret: string;
  /** The user of the request; missing if it concerns the widget. */
  user?: RampUser | undefined;
  /** Sent with POST; without it, the request is a GET. */
  body?: object | undefined;
}

export type RequestBleepay = (call: BleepayCall) => Promise<VendorAnswer>;

/** A deposit may exist nevertheless: the first request was too slow, or is still in progress. */
const MAY_HAVE_CREATED: ReadonlySet<number> = new Set([408, 409, 425]);

/** @param base base URL of the API, without `/api/v1` */
export function createBleepayClient(
  base: string,
  clientSecret: string,
  pause: Pause,
): RequestBleepay {
  return async ({ path, secret, user, body }) => {
    const call = {
      url: `${base}/api/v1/widgets/${path}`,
      secrets: [clientSecret, secret],
      user,
      headers: { "X-Client-Secret": secret, Accept: "application/json", ...traceHeader(user) },
      body: body && { ...body },
      // Bleepay matches payments by address and amount: after a retry, the user's payment could be
      // counted for a second session that the user never sees.
      repeatable: body === undefined,
    };
    const answer = await requestVendor(call, pause);
    const isCreated = body !== undefined && MAY_HAVE_CREATED.has(answer.status);
    if (answer.status >= 500 || isCreated) return { ...answer, isUncertain: true };
    // The caller handles a deposit that is not found.
    return answer.status === 404 ? answer : toConfigurationErrorAnswer(answer);
  };
}

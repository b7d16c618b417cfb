import { requestVendor } from "../requestVendor.ts";
import type { Pause } from "../requestVendor.ts";
import { blameConfiguration } from "../blameConfiguration.ts";
import { getPiiPatterns } from "../getPiiPatterns.ts";
import type { RampUser, VendorAnswer } from "../VendorServer.ts";

/** What is asked of Bleepay. */
export interface BleepayCall {
  /** Below `/api/v1/widgets/`. */
  path: string;
  /** The widget's, or one session's. */
  secret: string;
  /** For whom it is made; nobody, where it is about the widget. */
  user?: RampUser | undefined;
  /** Sent with POST; without it the call is a GET. */
  body?: object | undefined;
}

export interface BleepayAnswer extends VendorAnswer {
  /** It is not known whether Bleepay did what it was asked: no answer came, or one that does not say. */
  isUncertain?: boolean | undefined;
}

export type RequestBleepay = (call: BleepayCall) => Promise<BleepayAnswer>;

/** A deposit may exist all the same: the first request was too slow, or is still under way. */
const MAY_HAVE_CREATED: ReadonlySet<number> = new Set([408, 409, 425]);

/** @param base where the API lives, without `/api/v1` */
export function createBleepayClient(
  base: string,
  clientSecret: string,
  pause: Pause,
): RequestBleepay {
  return async ({ path, secret, user, body }) => {
    const call = {
      url: `${base}/api/v1/widgets/${path}`,
      secrets: [clientSecret, secret],
      personal: user ? getPiiPatterns(user) : [],
      headers: { "X-Client-Secret": secret, Accept: "application/json" },
      body: body && { ...body },
      // Bleepay finds payments by address and amount: a second session, which nobody sees, could be
      // the one that the user's payment counts for.
      repeatable: body === undefined,
    };
    const answer = await requestVendor(call, pause);
    const isCreated = body !== undefined && MAY_HAVE_CREATED.has(answer.status);
    if (answer.status >= 500 || isCreated) return { ...answer, isUncertain: true };
    // A deposit that is not found is the caller's to judge.
    return answer.status === 404 ? answer : blameConfiguration(answer);
  };
}

import type { Order } from "../order.ts";
import type { RampEndpoint, TransactionSubject } from "./RampEndpoint.ts";
import type { TextResponse } from "./fetchText.ts";

/** The partner's backend, whichever way it is named. Everything that it throws is a `RampError`. */
export interface EndpointClient {
  createSession: (
    order: Order,
    idempotencyKey: string,
    ahead?: Promise<TextResponse>,
    /** The answer was given to this order before, so many seconds ago (the header `Age`). */
    onAge?: (seconds: number) => void,
  ) => Promise<unknown>;
  getTransaction: (subject: TransactionSubject, signal: AbortSignal) => Promise<unknown>;
  cancelTransaction: (subject: TransactionSubject) => Promise<unknown>;
  subscribeTransaction: RampEndpoint["subscribeTransaction"];
}

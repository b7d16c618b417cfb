import type { Order } from "../order.ts";
import type { CustomEndpoint, TransactionSubject } from "./CustomEndpoint.ts";
import type { TextResponse } from "./fetchText.ts";

/** The partner's backend, named by URL or by functions. Every error that it throws is a `RampError`. */
export interface EndpointClient {
  createSession: (
    order: Order,
    idempotencyKey: string,
    ahead?: Promise<TextResponse>,
    /** The age of a cached answer to this order, in seconds (the `Age` header). */
    onAge?: (seconds: number) => void,
  ) => Promise<unknown>;
  getTransaction: (subject: TransactionSubject, signal: AbortSignal) => Promise<unknown>;
  cancelTransaction: (subject: TransactionSubject) => Promise<unknown>;
  subscribeTransaction: CustomEndpoint["subscribeTransaction"];
}

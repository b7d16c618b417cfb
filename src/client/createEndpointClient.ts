import { callEndpoint, type Stage } from "./callEndpoint.ts";
import { createHttpEndpointClient } from "./createHttpEndpointClient.ts";
import type { EndpointClient } from "./EndpointClient.ts";
import type { CustomEndpoint } from "./CustomEndpoint.ts";

/** Unifies the two kinds of endpoint. Every error that it throws is a `RampError`. */
export function createEndpointClient(endpoint: string | CustomEndpoint): EndpointClient {
  if (typeof endpoint === "string") return createHttpEndpointClient(endpoint.replace(/\/+$/, ""));
  const getRequestName = (stage: Stage) => `The endpoint's function for the ${stage}`;
  return {
    createSession: (order, idempotencyKey) =>
      callEndpoint("session", getRequestName("session"), undefined, (signal) =>
        endpoint.createSession(order, { idempotencyKey, signal }),
      ),
    getTransaction: ({ id, ...context }, parentSignal) =>
      callEndpoint("transaction", getRequestName("transaction"), parentSignal, (signal) =>
        endpoint.getTransaction(id, { ...context, signal }),
      ),
    cancelTransaction: ({ id, ...context }) =>
      callEndpoint("transaction", getRequestName("transaction"), undefined, (signal) => {
        if (!endpoint.cancelTransaction)
          throw new Error("This endpoint has no function `cancelTransaction`.");
        return endpoint.cancelTransaction(id, { ...context, signal });
      }),
    subscribeTransaction: endpoint.subscribeTransaction?.bind(endpoint),
  };
}

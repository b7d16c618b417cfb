import { withDeadline, type Stage } from "./withDeadline.ts";
import { createHttpEndpoint } from "./httpEndpoint.ts";
import type { EndpointClient } from "./EndpointClient.ts";
import type { RampEndpoint } from "./RampEndpoint.ts";

/** Unifies the two kinds of endpoint. Every error that it throws is a `RampError`. */
export function createEndpointClient(endpoint: string | RampEndpoint): EndpointClient {
  if (typeof endpoint === "string") return createHttpEndpoint(endpoint.replace(/\/+$/, ""));
  const nameOf = (stage: Stage) => `The endpoint's function for the ${stage}`;
  return {
    createSession: (order, idempotencyKey) =>
      withDeadline("session", nameOf("session"), undefined, (signal) =>
        endpoint.createSession(order, { idempotencyKey, signal }),
      ),
    getTransaction: ({ id, ...context }, parentSignal) =>
      withDeadline("transaction", nameOf("transaction"), parentSignal, (signal) =>
        endpoint.getTransaction(id, { ...context, signal }),
      ),
    cancelTransaction: ({ id, ...context }) =>
      withDeadline("transaction", nameOf("transaction"), undefined, (signal) => {
        if (!endpoint.cancelTransaction)
          throw new Error("This endpoint has no function `cancelTransaction`.");
        return endpoint.cancelTransaction(id, { ...context, signal });
      }),
    subscribeTransaction: endpoint.subscribeTransaction?.bind(endpoint),
  };
}

import type { RampError } from "../../RampError.ts";
import { createSubscription } from "../createSubscription.ts";
import type { RampSession } from "../types.ts";
import { requestSession, type SessionRequest } from "./requestSession.ts";

export interface SessionRequestState {
  session: RampSession | undefined;
  error: RampError | undefined;
}

export const NO_SESSION: SessionRequestState = { session: undefined, error: undefined };

export interface SessionRequestHandle {
  getSnapshot: () => SessionRequestState;
  /** Requests the session on the first subscriber, and keeps the result. */
  subscribe: (listener: () => void) => () => void;
  /** Requests again with the same key, unless a request is in flight. */
  refetch: () => void;
}

/** A request's parameters besides its key, as of the last render. */
export type SessionRequestOptions = Pick<
  SessionRequest,
  "endpoint" | "order" | "vendors" | "nonce"
>;

/** The session requests of one component, one per key. */
export interface SessionRequests {
  /** Returns the same request for the same key. */
  get: (idempotencyKey: string) => SessionRequestHandle;
  setOptions: (options: SessionRequestOptions) => void;
}

export function createSessionRequests(): SessionRequests {
  const requests = new Map<string, SessionRequestHandle>();
  let options!: SessionRequestOptions;
  return {
    get(idempotencyKey) {
      const request =
        requests.get(idempotencyKey) ??
        createSessionRequest(() => ({ ...options, idempotencyKey, prefetched: undefined }));
      requests.set(idempotencyKey, request);
      return request;
    },
    setOptions(next) {
      options = next;
    },
  };
}

function createSessionRequest(getRequest: () => SessionRequest): SessionRequestHandle {
  let state = NO_SESSION;
  let isRequested = false;
  let isInFlight = false;
  const { subscribe, notify } = createSubscription(function connect() {
    if (!isRequested) refetch();
    return () => {};
  });

  function update(next: SessionRequestState) {
    state = next;
    notify();
  }

  function refetch() {
    if (isInFlight) return;
    isRequested = true;
    isInFlight = true;
    if (state.error) update({ ...state, error: undefined });
    void requestSession(getRequest())
      .then((session) => update({ session, error: undefined }))
      .catch((error: RampError) => update({ ...state, error }))
      .finally(() => (isInFlight = false));
  }

  return { getSnapshot: () => state, subscribe, refetch };
}

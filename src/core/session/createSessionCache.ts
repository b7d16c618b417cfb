import type { RampError } from "../../RampError.ts";
import { createSubscribable } from "../createSubscribable.ts";
import type { RampSession } from "../publicTypes.ts";
import { requestSession, type SessionRequest } from "./requestSession.ts";

export interface SessionQueryState {
  session: RampSession | undefined;
  error: RampError | undefined;
}

export const NO_SESSION: SessionQueryState = { session: undefined, error: undefined };

export interface SessionQuery {
  getSnapshot: () => SessionQueryState;
  /** Requests the session on the first subscriber, and keeps the result. */
  subscribe: (listener: () => void) => () => void;
  /** Requests again with the same key, unless a request is in flight. */
  refetch: () => void;
}

/** A request's parameters besides its key, as of the last render. */
export type SessionQueryOptions = Pick<SessionRequest, "endpoint" | "order" | "vendors" | "nonce">;

/** The session requests of one component, one per key. */
export interface SessionCache {
  /** Returns the same request for the same key. */
  get: (idempotencyKey: string) => SessionQuery;
  setOptions: (options: SessionQueryOptions) => void;
}

export function createSessionCache(): SessionCache {
  const requests = new Map<string, SessionQuery>();
  let options!: SessionQueryOptions;
  return {
    get(idempotencyKey) {
      const request =
        requests.get(idempotencyKey) ??
        createSessionQuery(() => ({ ...options, idempotencyKey, prefetched: undefined }));
      requests.set(idempotencyKey, request);
      return request;
    },
    setOptions(next) {
      options = next;
    },
  };
}

function createSessionQuery(getRequest: () => SessionRequest): SessionQuery {
  let state = NO_SESSION;
  let isRequested = false;
  let isInFlight = false;
  const { subscribe, notify } = createSubscribable(function connect() {
    if (!isRequested) refetch();
    return () => {};
  });

  function update(next: SessionQueryState) {
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

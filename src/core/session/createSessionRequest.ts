import type { RampError } from "../../RampError.ts";
import { createSubscription } from "../createSubscription.ts";
import type { RampSession } from "../types.ts";
import { requestSession, type SessionRequest } from "./requestSession.ts";

export interface SessionRequestState {
  session: RampSession | undefined;
  error: RampError | undefined;
}

export const NO_SESSION: SessionRequestState = { session: undefined, error: undefined };

/** Requests one session with the first subscriber, and keeps what came of it. */
export function createSessionRequest(request: SessionRequest): {
  getSnapshot: () => SessionRequestState;
  subscribe: (listener: () => void) => () => void;
  /** Requests once more, with the same key, unless a request is in flight. */
  refetch: () => void;
} {
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
    void requestSession(request)
      .then((session) => update({ session, error: undefined }))
      .catch((error: RampError) => update({ ...state, error }))
      .finally(() => (isInFlight = false));
  }

  return { getSnapshot: () => state, subscribe, refetch };
}

import { useInsertionEffect, useState } from "react";
import { createSessionCache, NO_SESSION } from "../core/session/createSessionCache.ts";
import type { RampSession } from "../core/publicTypes.ts";
import type { Order } from "../order.ts";
import { type CustomEndpoint } from "../client/CustomEndpoint.ts";
import type { RampError } from "../RampError.ts";
import type { VendorInput } from "../vendors/Vendor.ts";
import { useErrorLog } from "./useErrorLog.ts";
import { useResolvedSettings } from "./useResolvedSettings.ts";
import { useStore } from "./useStore.ts";

/** The session to request, and its endpoint. */
export interface UseSessionOptions {
  /** Each id gets one session: a new id requests a new session, `null` requests none. */
  purchaseId: string | null;
  /** The order of the session. */
  order: Order;
  /** As in `useRamp`. */
  endpoint?: string | CustomEndpoint | undefined;
  /** As in `useRamp`. */
  vendors?: readonly VendorInput[] | undefined;
  /** As in `useRamp`: for the vendor's script, which loads while the session is requested. */
  nonce?: string | undefined;
}

/** The state of a session request. */
export interface SessionState {
  /** Set once the endpoint has issued it. */
  session: RampSession | undefined;
  /** Why there is no session. */
  error: RampError | undefined;
  /** Requests again with the same id, after a request without a response. */
  refetch: () => void;
}

/** Requests a session from the endpoint: once per `purchaseId`, regardless of renders, focus or reconnects. */
export function useSession(options: UseSessionOptions): SessionState {
  const { purchaseId, order } = options;
  const { endpoint, vendors, nonce } = useResolvedSettings(options);
  // Caches requests, so that a repeated id reuses its session.
  const [requests] = useState(createSessionCache);
  useInsertionEffect(function passOptions() {
    requests.setOptions({ endpoint, order, vendors, nonce });
  });
  const request = purchaseId === null ? undefined : requests.get(purchaseId);
  const state = useStore(request, NO_SESSION);
  useErrorLog(state.error);
  return { ...state, refetch: request?.refetch ?? refetchNothing };
}

const refetchNothing = () => {};

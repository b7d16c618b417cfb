import { useInsertionEffect, useState } from "react";
import { createSessionRequests, NO_SESSION } from "../core/session/createSessionRequest.ts";
import type { RampSession } from "../core/types.ts";
import type { Order } from "../order.ts";
import { type RampEndpoint } from "../client/RampEndpoint.ts";
import type { RampError } from "../RampError.ts";
import type { VendorInput } from "../vendors/Vendor.ts";
import { useErrorLog } from "./useErrorLog.ts";
import { useSettings } from "./useSettings.ts";
import { useStore } from "./useStore.ts";

/** What a session is asked for, and of whom. */
export interface UseSessionOptions {
  /** One id, one session: a new id asks for a new one, `null` asks for none. */
  purchaseId: string | null;
  /** What it is asked for. */
  order: Order;
  /** As of `useRamp`. */
  endpoint?: string | RampEndpoint | undefined;
  /** As of `useRamp`. */
  vendors?: readonly VendorInput[] | undefined;
  /** As of `useRamp`: the vendor's script is fetched while the session is on its way. */
  nonce?: string | undefined;
}

/** Where the request for a session stands. */
export interface SessionState {
  /** Set once the endpoint gave one. */
  session: RampSession | undefined;
  /** Why there is none. */
  error: RampError | undefined;
  /** Asks once more with the same id. For requests that got no answer. */
  refetch: () => void;
}

/** Asks the endpoint for a session: once for each `purchaseId`, whatever renders, focuses or reconnects. */
export function useSession(options: UseSessionOptions): SessionState {
  const { purchaseId, order } = options;
  const { endpoint, vendors, nonce } = useSettings(options);
  // An id that comes again has its session already.
  const [requests] = useState(createSessionRequests);
  useInsertionEffect(function passOptions() {
    requests.setOptions({ endpoint, order, vendors, nonce });
  });
  const request = purchaseId === null ? undefined : requests.get(purchaseId);
  const state = useStore(request, NO_SESSION);
  useErrorLog(state.error);
  return { ...state, refetch: request?.refetch ?? refetchNothing };
}

const refetchNothing = () => {};

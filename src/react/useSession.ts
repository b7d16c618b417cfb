import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { Order } from "../order.ts";
import type { PrefetchedSession } from "../core/session/prefetchSession.ts";
import { requestSession } from "../core/session/requestSession.ts";
import { type RampEndpoint } from "../partner/RampEndpoint.ts";
import type { RampError } from "../RampError.ts";
import type { AnyVendor } from "../vendors/Vendor.ts";
import { useErrorLog } from "./useErrorLog.ts";
import { useSettings } from "./useSettings.ts";
import type { RampSession } from "../core/types.ts";
import { useOwnQueryClient } from "./useOwnQueryClient.ts";

/** What a session is asked for, and of whom. */
export interface UseSessionOptions {
  /** One id, one session: a new id asks for a new one, `null` asks for none. */
  purchaseId: string | null;
  /** What it is asked for. */
  order: Order;
  /** As of `useRamp`. */
  endpoint?: string | RampEndpoint | undefined;
  /** As of `useRamp`. */
  vendors?: readonly AnyVendor[] | undefined;
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
  const state = usePurchaseSession(options, undefined);
  useErrorLog(state.error);
  return state;
}

/**
 * The same for a purchase whose session may have been asked for before there was a purchase, or by an earlier
 * attempt with the same id.
 *
 * @param onSession hears of a session a moment before React does, while somebody wants it
 */
export function usePurchaseSession(
  options: UseSessionOptions,
  attempt: { number: number; ahead: PrefetchedSession | undefined } | undefined,
  onSession?: (session: RampSession) => void,
): SessionState {
  const { purchaseId, order } = options;
  const { ahead, number } = attempt ?? {};
  const { endpoint, vendors, nonce } = useSettings(options);
  const client = useOwnQueryClient();
  const read = useRef<PrefetchedSession>(undefined);
  const queryKey = ["ramp-widget", "session", purchaseId, number];
  const { data, error, isFetching, refetch } = useQuery<RampSession, RampError>(
    {
      queryKey,
      // Takes no `signal`: a query that does is run twice under StrictMode, and this one creates something.
      queryFn: async () => {
        // Once: one that failed would fail for ever.
        const early = ahead === read.current ? undefined : ahead;
        read.current = ahead;
        const session = await requestSession({
          endpoint,
          order,
          idempotencyKey: purchaseId ?? "",
          vendors,
          nonce,
          prefetched: early,
        });
        // Not where its purchase was closed or has left the page by now.
        if (client.getQueryCache().find({ queryKey })?.isActive()) onSession?.(session);
        return session;
      },
      enabled: purchaseId !== null,
      staleTime: Number.POSITIVE_INFINITY,
      // A page that is hidden and shown again must find its session, not ask for another.
      gcTime: Number.POSITIVE_INFINITY,
      retry: false,
      retryOnMount: false,
      refetchOnMount: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: "always",
      structuralSharing: false,
    },
    client,
  );
  return {
    session: data,
    error: isFetching ? undefined : (error ?? undefined),
    refetch: () => void (purchaseId !== null && refetch()),
  };
}

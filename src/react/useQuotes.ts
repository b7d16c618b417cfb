import { useState } from "react";
import type { CustomEndpoint } from "../client/CustomEndpoint.ts";
import {
  createQuotes,
  LOADING_QUOTES,
  NO_QUOTES,
  type QuotesState,
} from "../core/offers/createQuotes.ts";
import type { RampStorage } from "../core/RampSettings.ts";
import type { Order } from "../order.ts";
import { useEndpointIdentity } from "./useEndpointIdentity.ts";
import { useErrorLog } from "./useErrorLog.ts";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.ts";
import { useResolvedSettings } from "./useResolvedSettings.ts";
import { useStore } from "./useStore.ts";

/** The order to ask for, and its endpoint. */
export interface UseQuotesOptions {
  /** The order, with an amount. Without it, nothing is asked. */
  order: Order | undefined;
  /** The user's country, ISO 3166 alpha-2, if the page knows it. The endpoint may know better. */
  country?: string | undefined;
  /** As in `useRamp`. */
  endpoint?: string | CustomEndpoint | undefined;
  /** As in `useTransactions`. */
  storage?: RampStorage | null | undefined;
}

/** An order's quotes, and how to request them again. */
export interface UseQuotesState extends QuotesState {
  /** Requests them again. Never rejects. */
  refetch: () => Promise<void>;
}

/**
 * Asks the endpoint's vendors what they offer for an order, and again every minute while the page is
 * visible. While the order changes, it waits until it stays the same for 250 ms, and keeps the last
 * offers meanwhile. Nothing is placed, and nothing reserved.
 */
export function useQuotes(options: UseQuotesOptions): UseQuotesState {
  const { order, country } = options;
  const { endpoint, storageRef } = useResolvedSettings(options);
  const storage = useEndpointIdentity(storageRef.storage);
  const target = order && { endpoint, order, country, storage };
  const [quotes] = useState(() => createQuotes(target));
  useIsomorphicLayoutEffect(function passOrder() {
    quotes.setTarget(target);
  });
  const state = useStore(quotes, order ? LOADING_QUOTES : NO_QUOTES);
  useErrorLog(state.error);
  return { ...state, refetch: quotes.refetch };
}

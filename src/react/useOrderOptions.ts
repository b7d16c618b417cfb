import { useState } from "react";
import type { CustomEndpoint } from "../client/CustomEndpoint.ts";
import { createQueryStore, LOADING } from "../core/offers/createQueryStore.ts";
import { type OfferKey, orderOptionsQuery } from "../core/offers/orderOptionsQuery.ts";
import type { RampStorage } from "../core/RampSettings.ts";
import type { RampError } from "../RampError.ts";
import type { OrderOptions } from "../vendors/Offer.ts";
import { useErrorLog } from "./useErrorLog.ts";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.ts";
import { useResolvedSettings } from "./useResolvedSettings.ts";
import { useStore } from "./useStore.ts";

/** The endpoint to ask, and for which country. */
export interface UseOrderOptionsOptions {
  /** The user's country, ISO 3166 alpha-2, if the page knows it. The endpoint may know better. */
  country?: string | undefined;
  /** As in `useRamp`. */
  endpoint?: string | CustomEndpoint | undefined;
  /** As in `useTransactions`. */
  storage?: RampStorage | null | undefined;
}

/** What can be ordered. */
export interface OrderOptionsState {
  /** The union over the endpoint's vendors. It stays while it is requested again. */
  options: OrderOptions | undefined;
  /** There is neither an answer nor an error yet. */
  isLoading: boolean;
  /** Why the latest request failed. */
  error: RampError | undefined;
  /** Requests it again. Never rejects. */
  refetch: () => Promise<void>;
}

/** What can be ordered from the endpoint's vendors, in a country. */
export function useOrderOptions(options: UseOrderOptionsOptions = {}): OrderOptionsState {
  const { country } = options;
  const { endpoint, storageRef } = useResolvedSettings(options);
  const { storage } = storageRef;
  const [store] = useState(() =>
    createQueryStore<OrderOptions, OfferKey>(orderOptionsQuery({ endpoint, storage }, country)),
  );
  useIsomorphicLayoutEffect(function passTarget() {
    store.setOptions(orderOptionsQuery({ endpoint, storage }, country));
  });
  const { data, isLoading, error } = useStore(store, LOADING);
  useErrorLog(error);
  return { options: data, isLoading, error, refetch: store.refetch };
}

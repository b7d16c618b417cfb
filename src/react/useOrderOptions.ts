import { useState } from "react";
import type { CustomEndpoint } from "../client/CustomEndpoint.ts";
import { createQueryStore, IDLE, LOADING } from "../core/offers/createQueryStore.ts";
import { type OfferKey, orderOptionsQuery } from "../core/offers/orderOptionsQuery.ts";
import type { RampStorage } from "../core/RampSettings.ts";
import type { RampError } from "../RampError.ts";
import type { OrderOptions } from "../vendors/Offer.ts";
import { useEndpointIdentity } from "./useEndpointIdentity.ts";
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
  /** `false` requests nothing, for a page that knows the options already. @default true */
  enabled?: boolean | undefined;
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
  const { country, enabled = true } = options;
  const { endpoint, storageRef } = useResolvedSettings(options);
  const storage = useEndpointIdentity(storageRef.storage);
  const getQuery = () => (enabled ? orderOptionsQuery({ endpoint, storage }, country) : undefined);
  const [store] = useState(() => createQueryStore<OrderOptions, OfferKey>(getQuery()));
  useIsomorphicLayoutEffect(function passTarget() {
    store.setOptions(getQuery());
  });
  const { data, isLoading, error } = useStore(store, enabled ? LOADING : IDLE);
  useErrorLog(error);
  return { options: data, isLoading, error, refetch: store.refetch };
}

import { useState } from "react";
import type { CustomEndpoint } from "../client/CustomEndpoint.ts";
import { createQueryStore, IDLE, LOADING } from "../core/offers/createQueryStore.ts";
import { kycQuery, type OfferKey } from "../core/offers/orderOptionsQuery.ts";
import type { RampStorage } from "../core/RampSettings.ts";
import type { RampError } from "../RampError.ts";
import type { KycStatus } from "../vendors/VendorServer.ts";
import { useEndpointIdentity } from "./useEndpointIdentity.ts";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.ts";
import { useResolvedSettings } from "./useResolvedSettings.ts";
import { useStore } from "./useStore.ts";

/** The vendor to ask, through its endpoint. */
export interface UseKycStatusOptions {
  /** Name of the vendor. @default the first of the endpoint's vendors */
  vendor?: string | undefined;
  /** As in `useRamp`. */
  endpoint?: string | CustomEndpoint | undefined;
  /** As in `useTransactions`. */
  storage?: RampStorage | null | undefined;
  /** `false` requests nothing. @default true */
  enabled?: boolean | undefined;
}

/** How far a vendor has checked the user's identity. */
export interface KycState {
  /** Undefined until it is known. */
  status: KycStatus | undefined;
  /** There is neither a status nor an error yet. */
  isLoading: boolean;
  /** Why it isn't known. */
  error: RampError | undefined;
  /** Requests it again. Never rejects. */
  refetch: () => Promise<void>;
}

/** How far a vendor has checked the user's identity, so that the page can say what is to come. */
export function useKycStatus(options: UseKycStatusOptions = {}): KycState {
  const { vendor, enabled = true } = options;
  const { endpoint, storageRef } = useResolvedSettings(options);
  const storage = useEndpointIdentity(storageRef.storage);
  const getQuery = () => (enabled ? kycQuery({ endpoint, storage }, vendor) : undefined);
  const [store] = useState(() => createQueryStore<KycStatus, OfferKey>(getQuery()));
  useIsomorphicLayoutEffect(function passTarget() {
    store.setOptions(getQuery());
  });
  const { data, isLoading, isPrevious, error } = useStore(store, enabled ? LOADING : IDLE);
  return { status: isPrevious ? undefined : data, isLoading, error, refetch: store.refetch };
}

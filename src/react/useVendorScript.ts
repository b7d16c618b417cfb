import { useQuery } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef } from "react";
import type { RampError } from "../RampError.ts";
import { loadScript } from "../vendors/loadScript.ts";
import type { VendorScript } from "../vendors/Vendor.ts";
import { useErrorLog } from "./useErrorLog.ts";
import { useOwnQueryClient } from "./useOwnQueryClient.ts";

/** Where the load of a vendor's script stands. */
export interface VendorScriptState {
  /** `idle` without a script; `error` once all tries failed. */
  status: "idle" | "loading" | "loaded" | "error";
  /** What the script left in its global. */
  global: unknown;
  /** Why it could not be loaded. */
  error: RampError | undefined;
}

/**
 * Has a vendor's script on the page: one tag an address, shared by all who ask. A load that failed
 * in the network is tried twice more; what cannot heal by itself (a policy, a missing global, a
 * foreign address) is not. One that failed because the device is offline is tried when it no longer is.
 */
export function useVendorScript(
  script: VendorScript | undefined,
  nonce?: string,
): VendorScriptState {
  const state = usePurchaseScript(script, nonce, useRef(undefined));
  useErrorLog(state.error);
  return state;
}

/** What was begun before React knew of the session that names it. */
export interface EarlyScript {
  script: VendorScript;
  load: Promise<unknown>;
}

/** The same for a purchase, which does not wait for React to begin. */
export function usePurchaseScript(
  script: VendorScript | undefined,
  nonce: string | undefined,
  earlyRef: RefObject<EarlyScript | undefined>,
): VendorScriptState {
  const client = useOwnQueryClient();
  const { data, error, isFetching, refetch } = useQuery<{ global: unknown } | null, RampError>(
    {
      queryKey: ["ramp-widget", "script", script?.global, script?.src, script?.integrity],
      queryFn: async () => {
        if (!script) return null;
        const early = earlyRef.current;
        // One that failed is over: whoever tries again wants another.
        earlyRef.current = undefined;
        const load = early?.script === script ? early.load : loadScript(script, nonce);
        return { global: await load };
      },
      enabled: script !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
      // The load tries again by itself, once for all who wait for it.
      retry: false,
      refetchOnMount: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: "always",
      structuralSharing: false,
    },
    client,
  );
  const isOffline = error?.code === "script-offline";
  useEffect(
    function loadWhenBackOnline() {
      if (!isOffline) return;
      // Not left to the query: it notices only a loss of the network that it was there to see.
      const load = () => void refetch();
      window.addEventListener("online", load);
      return () => window.removeEventListener("online", load);
    },
    [isOffline, refetch],
  );
  const status = data ? "loaded" : error && !isFetching ? "error" : script ? "loading" : "idle";
  return {
    status,
    global: data?.global,
    error: status === "error" ? (error ?? undefined) : undefined,
  };
}

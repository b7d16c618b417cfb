import { useQuery } from "@tanstack/react-query";
import type { RampError } from "../RampError.ts";
import { loadScript } from "../vendors/loadScript.ts";
import type { VendorScript } from "../vendors/Vendor.ts";
import { useOwnQueryClient } from "./settings.ts";

export interface VendorScriptState {
  status: "idle" | "loading" | "loaded" | "error";
  /** What the script left in its global. */
  global: unknown;
  error: RampError | undefined;
}

const RETRIES = 2;

/**
 * Has a vendor's script on the page: one tag an address, shared by all who ask. A load that failed
 * in the network is tried twice more; what cannot heal by itself (a policy, a missing global, a
 * foreign address) is not.
 */
export function useVendorScript(
  script: VendorScript | undefined,
  nonce?: string,
): VendorScriptState {
  const client = useOwnQueryClient();
  const { data, error, isFetching } = useQuery<{ global: unknown } | null, RampError>(
    {
      queryKey: ["ramp-widget", "script", script?.global, script?.src],
      queryFn: async () => (script ? { global: await loadScript(script, nonce) } : null),
      enabled: script !== undefined,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: Number.POSITIVE_INFINITY,
      retry: (failures, error) => error.code === "script-network" && failures < RETRIES,
      // Full jitter: clients that failed together do not come back together.
      retryDelay: (failures) => Math.random() * 500 * 2 ** failures,
      refetchOnMount: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: "always",
      structuralSharing: false,
    },
    client,
  );
  const status = data ? "loaded" : error && !isFetching ? "error" : script ? "loading" : "idle";
  return {
    status,
    global: data?.global,
    error: status === "error" ? (error ?? undefined) : undefined,
  };
}

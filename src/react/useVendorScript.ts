import { useState } from "react";
import { createScriptLoads, NO_SCRIPT, type VendorScriptState } from "../core/vendorScript.ts";
import type { VendorScript } from "../vendors/Vendor.ts";
import { useErrorLog } from "./useErrorLog.ts";
import { useStore } from "./useStore.ts";

/**
 * Has a vendor's script on the page: one tag an address, shared by all who ask. A load that failed
 * in the network is tried twice more; what cannot heal by itself (a policy, a missing global, a
 * foreign address) is not. One that failed because the device is offline is tried when it no longer is.
 */
export function useVendorScript(
  script: VendorScript | undefined,
  nonce?: string,
): VendorScriptState {
  const [loads] = useState(createScriptLoads);
  const state = useStore(script && loads.get(script, nonce), NO_SCRIPT);
  useErrorLog(state.error);
  return state;
}

import { useMemo, useSyncExternalStore } from "react";
import { loadVendorScript, NO_SCRIPT, type VendorScriptState } from "../core/vendorScript.ts";
import type { VendorScript } from "../vendors/Vendor.ts";
import { useErrorLog } from "./useErrorLog.ts";

/**
 * Has a vendor's script on the page: one tag an address, shared by all who ask. A load that failed
 * in the network is tried twice more; what cannot heal by itself (a policy, a missing global, a
 * foreign address) is not. One that failed because the device is offline is tried when it no longer is.
 */
export function useVendorScript(
  script: VendorScript | undefined,
  nonce?: string,
): VendorScriptState {
  const load = useMemo(
    () => script && loadVendorScript(script, nonce),
    // oxlint-disable-next-line react/exhaustive-deps -- a script that is described anew is the same script
    [script?.global, script?.src, script?.integrity],
  );
  const state = useSyncExternalStore(
    load?.subscribe ?? subscribeToNothing,
    load?.getSnapshot ?? getNothing,
    getNothing,
  );
  useErrorLog(state.error);
  return state;
}

const subscribeToNothing = () => () => {};
const getNothing = () => NO_SCRIPT;

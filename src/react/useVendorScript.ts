import { useState } from "react";
import { createScriptCache, NO_SCRIPT, type VendorScriptState } from "../core/vendorScript.ts";
import type { VendorScript } from "../vendors/Vendor.ts";
import { useErrorLog } from "./useErrorLog.ts";
import { useStore } from "./useStore.ts";

/** Which script to load. */
export interface UseVendorScriptOptions {
  /** The script to load, such as a vendor's `script`. Nothing is loaded while it is `undefined`. */
  script: VendorScript | undefined;
  /** Nonce of the page's Content-Security-Policy. @default the nonce of the page's own scripts */
  nonce?: string | undefined;
}

/**
 * Loads a vendor's script: one tag per URL, shared by all callers. A load that failed in the network is retried twice;
 * permanent failures (a policy, a missing global, a foreign origin) aren't. A load that failed offline is retried once
 * the device is online.
 */
export function useVendorScript({ script, nonce }: UseVendorScriptOptions): VendorScriptState {
  const [loads] = useState(createScriptCache);
  const state = useStore(script && loads.get(script, nonce), NO_SCRIPT);
  useErrorLog(state.error);
  return state;
}

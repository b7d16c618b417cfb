import type { RampError } from "../RampError.ts";
import { loadScript } from "../vendors/loadScript.ts";
import type { VendorScript } from "../vendors/Vendor.ts";
import { createSubscribable } from "./createSubscribable.ts";

/** The loading state of a vendor's script. */
export interface VendorScriptState {
  /** `idle` without a script; `error` after all attempts failed. */
  status: "idle" | "loading" | "loaded" | "error";
  /** The value of the script's global. */
  global: unknown;
  /** Why it could not be loaded. */
  error: RampError | undefined;
}

export const NO_SCRIPT: VendorScriptState = { status: "idle", global: undefined, error: undefined };
const LOADING: VendorScriptState = { status: "loading", global: undefined, error: undefined };

export interface VendorScriptLoad {
  getSnapshot: () => VendorScriptState;
  subscribe: (listener: () => void) => () => void;
}

/**
 * Loads a vendor's script while there are subscribers. A load that failed offline is retried once the device is online.
 */
export function loadVendorScript(
  script: VendorScript,
  nonce: string | undefined,
): VendorScriptLoad {
  let state = LOADING;
  let isLoading = false;
  const { subscribe, notify } = createSubscribable(connect);

  function update(next: VendorScriptState) {
    state = next;
    notify();
  }

  async function load() {
    if (isLoading) return;
    isLoading = true;
    if (state.status === "error") update(LOADING);
    try {
      update({ status: "loaded", global: await loadScript(script, nonce), error: undefined });
    } catch (error) {
      update({ status: "error", global: undefined, error: error as RampError });
    } finally {
      isLoading = false;
    }
  }

  function connect() {
    if (state.status !== "loaded") void load();
    const loadIfOffline = () => void (state.error?.code === "script-offline" && load());
    globalThis.addEventListener?.("online", loadIfOffline);
    return () => globalThis.removeEventListener?.("online", loadIfOffline);
  }

  return { getSnapshot: () => state, subscribe };
}

/** The script loads of one component. A new object for the same script, e.g. with other origins, is the same load. */
export interface ScriptCache {
  get: (script: VendorScript, nonce: string | undefined) => VendorScriptLoad;
}

export function createScriptCache(): ScriptCache {
  const loads = new Map<string, VendorScriptLoad>();
  return {
    get(script, nonce) {
      const key = [script.global, script.src, script.integrity].join(" ");
      const load = loads.get(key) ?? loadVendorScript(script, nonce);
      loads.set(key, load);
      return load;
    },
  };
}

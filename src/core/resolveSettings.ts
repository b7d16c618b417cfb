import type { CustomEndpoint } from "../client/CustomEndpoint.ts";
import { toLanguageTag } from "../toLanguageTag.ts";
import { defaultVendors } from "../vendors/defaultVendors.ts";
import type { VendorInput } from "../vendors/Vendor.ts";
import type { RampSettings, RampStorage, RampTheme } from "./RampSettings.ts";
import { resolveStorage, type StorageRef } from "./unfinished/purchaseStorageLocation.ts";

/** Settings with defaults applied. */
export interface ResolvedSettings extends RampSettings {
  endpoint: string | CustomEndpoint;
  vendors: readonly VendorInput[];
  theme: RampTheme;
  storageRef: StorageRef;
}

/**
 * Applies the defaults.
 *
 * @throws {Error} if there is no `endpoint`
 */
export function resolveSettings(shared: RampSettings): ResolvedSettings {
  const { endpoint, vendors = defaultVendors, theme = "auto", messages, storage } = shared;
  if (!endpoint)
    throw new Error(
      "ramp-widget: no `endpoint`. Without one no session can be requested. " +
        'Pass endpoint="/api/ramp", or wrap the app in <RampProvider endpoint="/api/ramp">.',
    );
  const { nonce } = shared;
  const lang = toLanguageTag(shared.lang) ?? toLanguageTag(messages?.lang);
  const storageRef = resolveStorage(endpoint, storage);
  // If the browser blocks the storage, purchases are kept in memory. `null` from the host disables storage altogether.
  if (storage !== null) storageRef.storage ??= BLOCKED_STORAGE;
  return { endpoint, vendors, theme, messages, nonce, lang, storageRef };
}

/** Whether purchases are kept for the next visit. */
export function isStored({ storageRef: { storage } }: ResolvedSettings): boolean {
  return storage !== null && storage !== BLOCKED_STORAGE;
}

const BLOCKED_STORAGE: RampStorage = {
  getItem: () => null,
  setItem: () => {},
  removeItem: () => {},
};

import { pageGlobal } from "../../pageGlobal.ts";
import type { CustomEndpoint } from "../../client/CustomEndpoint.ts";
import type { RampSettings, RampStorage } from "../RampSettings.ts";

/** Where an endpoint's purchases are stored. */
export interface StorageRef {
  storage: RampStorage | null;
  key: string;
}

/** @param storage `undefined` for the browser's `localStorage`, `null` for none */
export function resolveStorage(
  endpoint: string | CustomEndpoint | undefined,
  storage: RampStorage | null = ownStorage(),
): StorageRef {
  return {
    storage,
    key: `ramp-widget ${typeof endpoint === "string" ? endpoint.replace(/\/+$/, "") : "custom"}`,
  };
}

/** If storage is forbidden, reading the property throws. Some servers have `localStorage` and warn on access. */
function ownStorage(): RampStorage | null {
  if (typeof document === "undefined") return null;
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

/** The raw stored text; empty if the storage fails. */
export function readRaw({ storage, key }: StorageRef): string {
  try {
    return storage?.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** Whether an earlier purchase may have to be resumed, by the storage or the page's copies. */
export function hasUnfinished({ endpoint, storage }: RampSettings): boolean {
  const storageRef = resolveStorage(endpoint, storage);
  return Boolean(readRaw(storageRef) || getPageCopies(storageRef).size);
}

/** The page's copies of purchases, by id, in case the storage rejects or loses them. */
export function getPageCopies<Copy>({ storage, key }: StorageRef): Map<string, Copy> {
  const all = pageGlobal("copies", () => new WeakMap<object, Record<string, Map<string, Copy>>>());
  const copies = (storage && all.get(storage)) ?? {};
  if (storage) all.set(storage, copies);
  return (copies[key] ??= new Map());
}

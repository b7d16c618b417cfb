import { pageGlobal } from "../../pageGlobal.ts";
import type { RampEndpoint } from "../../client/RampEndpoint.ts";
import type { RampSettings, RampStorage } from "../RampSettings.ts";

/** Where an endpoint's purchases are remembered. */
export interface StorageRef {
  storage: RampStorage | null;
  key: string;
}

/** @param storage `undefined` for the browser's own, `null` for none */
export function resolveStorage(
  endpoint: string | RampEndpoint | undefined,
  storage: RampStorage | null = ownStorage(),
): StorageRef {
  return {
    storage,
    key: `ramp-widget ${typeof endpoint === "string" ? endpoint.replace(/\/+$/, "") : "custom"}`,
  };
}

/** A page whose storage is forbidden throws on the mere mention of it; some servers have one, and warn. */
function ownStorage(): RampStorage | null {
  if (typeof document === "undefined") return null;
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

/** What the storage says, unread; nothing where it fails. */
export function readRaw({ storage, key }: StorageRef): string {
  try {
    return storage?.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** Whether a purchase may have to be shown before another begins, by the storage or by what the page itself knows. */
export function hasUnfinished({ endpoint, storage }: RampSettings): boolean {
  const storageRef = resolveStorage(endpoint, storage);
  return Boolean(readRaw(storageRef) || getPageCopies(storageRef).size);
}

/** What the page itself knows of purchases, by their ids, where the storage did not take them or may lose them. */
export function getPageCopies<Copy>({ storage, key }: StorageRef): Map<string, Copy> {
  const all = pageGlobal("copies", () => new WeakMap<object, Record<string, Map<string, Copy>>>());
  const copies = (storage && all.get(storage)) ?? {};
  if (storage) all.set(storage, copies);
  return (copies[key] ??= new Map());
}

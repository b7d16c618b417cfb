import { copiesOf } from "./copies.ts";
import type { RampEndpoint } from "../partner/endpoint.ts";
import type { RampSettings } from "./settings.ts";

/** Where unfinished purchases are remembered. `localStorage` and `sessionStorage` are such. */
export interface RampStorage {
  /** What was written under this name, or `null`. */
  getItem: (key: string) => string | null;
  /** Writes it. What it throws, as where there is no room, is passed over. */
  setItem: (key: string, value: string) => void;
  /** Forgets it. */
  removeItem: (key: string) => void;
}

/** Where an endpoint's purchases are remembered. */
export interface Memory {
  storage: RampStorage | null;
  key: string;
}

/** @param storage `undefined` for the browser's own, `null` for none */
export function memoryOf(
  endpoint: string | RampEndpoint | undefined,
  storage: RampStorage | null = ownStorage(),
): Memory {
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
export function rawMemory({ storage, key }: Memory): string {
  try {
    return storage?.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** Whether a purchase may have to be shown before another begins, by the storage or by what the page itself knows. */
export function isAnythingRemembered({ endpoint, storage }: RampSettings): boolean {
  const memory = memoryOf(endpoint, storage);
  return Boolean(rawMemory(memory) || copiesOf(memory).size);
}

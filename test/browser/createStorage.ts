import type { RampStorage } from "../../src/index.ts";

/** A storage of the partner's own, in memory. */
export function createStorage(): RampStorage {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

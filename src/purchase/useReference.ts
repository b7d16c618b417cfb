import { useSyncExternalStore } from "react";
import { type Memory, onMemoryChange, recall } from "./memory.ts";

/** What the vendor calls a transaction, as its page once told: this page, another tab, or one that it sent the user back to. */
export function useReference(memory: Memory, id: string | null): string | undefined {
  return useSyncExternalStore(
    onMemoryChange,
    () => (id === null ? undefined : recall(memory).find((one) => one.id === id)?.reference),
    () => undefined,
  );
}

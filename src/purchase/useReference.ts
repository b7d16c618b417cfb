import { useEffect, useRef, useSyncExternalStore } from "react";
import { onMemoryChange, recall } from "./memory.ts";
import type { Memory } from "./storage.ts";

/** What the vendor calls a transaction, as its page once told: this page, another tab, or one that it sent the user back to. */
export function useReference(memory: Memory, id: string | null): string | undefined {
  return useSyncExternalStore(
    onMemoryChange,
    () => (id === null ? undefined : recall(memory).find((one) => one.id === id)?.reference),
    () => undefined,
  );
}

/** Looks once more as soon as it is known what the vendor calls it: some vendors show more to those who know. */
export function useNewReference(
  id: string | null,
  reference: string | undefined,
  look: () => unknown,
): void {
  const asked = useRef({ id, reference });
  useEffect(
    function lookByReference() {
      const isNew = asked.current.id === id && asked.current.reference !== reference;
      asked.current = { id, reference };
      if (isNew && reference !== undefined) look();
    },
    [id, reference, look],
  );
}

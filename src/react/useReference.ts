import { useEffect, useRef, useSyncExternalStore } from "react";
import {
  protectPurchase,
  onPurchasesChange,
  readPurchases,
} from "../core/unfinished/purchaseStorage.ts";
import type { StorageRef } from "../core/unfinished/storageRef.ts";

/**
 * Follows what is remembered of a transaction, so that it survives a storage that is cleared meanwhile.
 *
 * @returns what the vendor calls it, as its page once told: this page, another tab, or one that it sent the user back to
 */
export function useReference(memory: StorageRef, id: string | null): string | undefined {
  const { storage, key } = memory;
  useEffect(
    function holdWhatIsRemembered() {
      return id === null ? undefined : protectPurchase({ storage, key }, id);
    },
    [storage, key, id],
  );
  return useSyncExternalStore(
    onPurchasesChange,
    () => (id === null ? undefined : readPurchases(memory).find((one) => one.id === id)?.reference),
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

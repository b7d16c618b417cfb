import { useState } from "react";
import type { RampStorage } from "../core/RampSettings.ts";

/**
 * What tells one endpoint of functions from another in query keys. Functions may be new on every render, so it is
 * their storage, and without one something of this hook's own: another identity on every render would ask without end.
 */
export function useEndpointIdentity(storage: RampStorage | null | undefined): RampStorage {
  const [own] = useState(createEmptyStorage);
  return storage ?? own;
}

function createEmptyStorage(): RampStorage {
  return { getItem: () => null, setItem() {}, removeItem() {} };
}

import { webcrypto } from "node:crypto";
import { addMissing } from "./addMissing.ts";

/** jsdom's `crypto` has no `subtle`, which the endpoint encrypts with. Vitest keeps Node's, Jest doesn't. */
export function addCrypto(): () => void {
  return addMissing(globalThis.crypto, { subtle: webcrypto.subtle });
}

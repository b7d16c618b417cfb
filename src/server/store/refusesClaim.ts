import type { KeyState } from "../../vendors/KeyStore.ts";

/**
 * Whether a key in this state refuses a claim. SQL stores read the state after a claim was refused.
 * If another instance has changed it in between so that the claim is possible now, it has to be
 * tried again: `claim` may not return a state that it would have taken over.
 */
export function refusesClaim(
  state: KeyState | undefined,
  owner: string,
  replacing: string | undefined,
): state is KeyState {
  if (state === undefined) return false;
  return state.state === "held" ? state.owner !== owner : state.value !== replacing;
}

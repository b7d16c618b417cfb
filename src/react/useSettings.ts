import { type ResolvedSettings, resolveSettings } from "../core/settings.ts";
import type { RampSettings } from "../core/RampSettings.ts";
import { assertNoSecrets } from "../vendors/assertNoSecrets.ts";
import { useInheritedSettings } from "./useInheritedSettings.ts";

/** What was set on the spot, else by the provider above, else by default. */
export function useSettings(own: RampSettings): ResolvedSettings {
  assertNoSecrets(own);
  return resolveSettings(useInheritedSettings(own));
}

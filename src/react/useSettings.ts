import { type ResolvedSettings, resolveSettings } from "../core/settings.ts";
import type { RampSettings } from "../core/RampSettings.ts";
import { assertNoSecrets } from "../vendors/assertNoSecrets.ts";
import { useInheritedSettings } from "./useInheritedSettings.ts";

/** A component's own settings, else those of the provider above, else the defaults. */
export function useSettings(own: RampSettings): ResolvedSettings {
  assertNoSecrets(own);
  return resolveSettings(useInheritedSettings(own));
}

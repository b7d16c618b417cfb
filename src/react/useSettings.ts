import { type ResolvedSettings, resolveSettings } from "../core/settings.ts";
import type { RampSettings } from "../core/RampSettings.ts";
import { refuseSecrets } from "../vendors/refuseSecrets.ts";
import { useInheritedSettings } from "./useInheritedSettings.ts";

/** What was set on the spot, else by the provider above, else by default. */
export function useSettings(own: RampSettings): ResolvedSettings {
  refuseSecrets(own);
  return resolveSettings(useInheritedSettings(own));
}

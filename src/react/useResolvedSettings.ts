import { type ResolvedSettings, resolveSettings } from "../core/resolveSettings.ts";
import type { RampSettings } from "../core/RampSettings.ts";
import { assertNoSecretOptions } from "../vendors/assertNoSecretOptions.ts";
import { useInheritedSettings } from "./useInheritedSettings.ts";

/** A component's own settings, else those of the provider above, else the defaults. */
export function useResolvedSettings(own: RampSettings): ResolvedSettings {
  assertNoSecretOptions(own);
  return resolveSettings(useInheritedSettings(own));
}

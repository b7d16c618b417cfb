import { createContext, useContext } from "react";
import type { RampSettings } from "../core/RampSettings.ts";

export const SettingsContext: React.Context<RampSettings> = createContext<RampSettings>({});

/** What was set on the spot, else by the provider above. */
export function useInheritedSettings<Own extends RampSettings>(own: Own): Own {
  const shared = useContext(SettingsContext);
  // At every render of a host: a loop costs half of what entries do.
  const all = { ...shared } as Own;
  for (const name in own) if (own[name] !== undefined) all[name] = own[name];
  return all;
}

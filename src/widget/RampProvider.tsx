import { type ReactElement, type ReactNode, useMemo } from "react";
import type { RampSettings } from "../core/RampSettings.ts";
import { SettingsContext } from "../react/useInheritedSettings.ts";
import { assertNoSecrets } from "../vendors/assertNoSecrets.ts";

/** What all purchases below have in common. */
export interface RampProviderProps extends RampSettings {
  /** What these settings are for. */
  children?: ReactNode;
}

/** Settings for all purchases below. What a component sets itself comes first. */
export function RampProvider(props: RampProviderProps): ReactElement {
  const { endpoint, vendors, nonce, lang, messages, theme, storage, children } = props;
  assertNoSecrets(props);
  const settings = useMemo(
    () => ({ endpoint, vendors, nonce, lang, messages, theme, storage }),
    [endpoint, vendors, nonce, lang, messages, theme, storage],
  );
  return <SettingsContext.Provider value={settings}>{children}</SettingsContext.Provider>;
}

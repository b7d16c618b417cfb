import { type ReactElement, type ReactNode, useMemo } from "react";
import type { RampSettings } from "../core/RampSettings.ts";
import { SettingsContext } from "../react/useInheritedSettings.ts";
import { assertNoSecretOptions } from "../vendors/assertNoSecretOptions.ts";

/** Settings shared by all purchases below. */
export interface RampProviderProps extends RampSettings {
  /** The components that use these settings. */
  children?: ReactNode;
}

/** Settings for all purchases below. A component's own props take precedence. */
export function RampProvider(props: RampProviderProps): ReactElement {
  const { endpoint, vendors, nonce, lang, messages, theme, storage, children } = props;
  assertNoSecretOptions(props);
  const settings = useMemo(
    () => ({ endpoint, vendors, nonce, lang, messages, theme, storage }),
    [endpoint, vendors, nonce, lang, messages, theme, storage],
  );
  return <SettingsContext.Provider value={settings}>{children}</SettingsContext.Provider>;
}

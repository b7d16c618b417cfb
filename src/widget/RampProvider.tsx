import { createContext, type ReactElement, type ReactNode, useContext, useMemo } from "react";
import { refuseSecrets } from "../vendors/refuseSecrets.ts";
import { type RampSettings, SettingsContext } from "../purchase/settings.ts";
import { type RampMessageOverrides, type RampMessages, withMessages } from "./messages.ts";

/** How our own part of the page looks and speaks. The vendor's page keeps its own looks. */
export interface RampAppearance {
  /** @default "auto", which follows the page's `color-scheme` and the user's preference */
  theme?: "light" | "dark" | "auto" | undefined;
  /** Other words for some of our sentences. */
  messages?: RampMessageOverrides | undefined;
}

/** What all purchases below have in common. */
export interface RampProviderProps extends RampSettings, RampAppearance {
  children?: ReactNode;
}

const AppearanceContext = createContext<RampAppearance>({});

/** Settings for all purchases below. What a component sets itself comes first. */
export function RampProvider(props: RampProviderProps): ReactElement {
  const { endpoint, vendors, nonce, lang, storage, theme, messages, children } = props;
  refuseSecrets(props);
  const settings = useMemo(
    () => ({ endpoint, vendors, nonce, lang, storage }),
    [endpoint, vendors, nonce, lang, storage],
  );
  const appearance = useMemo(() => ({ theme, messages }), [theme, messages]);
  return (
    <SettingsContext.Provider value={settings}>
      <AppearanceContext.Provider value={appearance}>{children}</AppearanceContext.Provider>
    </SettingsContext.Provider>
  );
}

export function useAppearance(own: RampAppearance): {
  theme: "light" | "dark" | "auto";
  messages: RampMessages;
} {
  const shared = useContext(AppearanceContext);
  const theme = own.theme ?? shared.theme ?? "auto";
  return { theme, messages: withMessages(own.messages ?? shared.messages) };
}

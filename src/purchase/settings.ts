import { QueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useState } from "react";
import type { RampMessageOverrides } from "../messages/RampMessages.ts";
import type { RampEndpoint } from "../partner/endpoint.ts";
import { defaultVendors } from "../vendors/preload.ts";
import type { Vendor } from "../vendors/Vendor.ts";
import { refuseSecrets } from "../vendors/refuseSecrets.ts";
import { type Memory, memoryOf, type RampStorage } from "./memory.ts";

/** What all purchases of an app have in common. */
export interface RampSettings {
  /**
   * Address of the partner's endpoint, e.g. `/api/ramp`, or functions for a backend that looks
   * different. Required, here or in a `<RampProvider>` above.
   */
  endpoint?: string | RampEndpoint | undefined;
  /**
   * Who may run a session; its shape decides.
   * @default the library's first vendor alone
   */
  vendors?: readonly Vendor[] | undefined;
  /**
   * Nonce for the script and style elements that this library adds.
   * @default the nonce of the page's first `script[nonce]`
   */
  nonce?: string | undefined;
  /**
   * Language and region for amounts and dates, BCP 47, e.g. `de-AT`. Handed to the vendor's frame where
   * the session names none.
   * @default that of `messages`
   */
  lang?: string | undefined;
  /**
   * Another language, or some sentences in other words.
   * @default English
   */
  messages?: RampMessageOverrides | undefined;
  /**
   * How our part of the page looks. Handed to the vendor's frame where the session names none.
   * @default "auto", which follows the page's `color-scheme` and the user's preference
   */
  theme?: RampTheme | undefined;
  /**
   * Where unfinished purchases are remembered, so that they are found again after the tab was closed:
   * vendor, id, mode and time of each. `null` remembers nothing.
   * @default the browser's `localStorage`
   */
  storage?: RampStorage | null | undefined;
}

export type RampTheme = "light" | "dark" | "auto";

export const SettingsContext: React.Context<RampSettings> = createContext<RampSettings>({});

export interface ResolvedSettings extends RampSettings {
  endpoint: string | RampEndpoint;
  vendors: readonly Vendor[];
  theme: RampTheme;
  memory: Memory;
}

/** What was set on the spot, else by the provider above, else by default. */
export function useSettings(own: RampSettings): ResolvedSettings {
  refuseSecrets(own);
  const shared = useContext(SettingsContext);
  const endpoint = own.endpoint ?? shared.endpoint;
  if (!endpoint)
    throw new Error(
      "ramp-widget: no `endpoint`. Without it there is nobody to ask for a session. " +
        'Pass endpoint="/api/ramp", or wrap the app in <RampProvider endpoint="/api/ramp">.',
    );
  const messages = own.messages ?? shared.messages;
  return {
    endpoint,
    messages,
    theme: own.theme ?? shared.theme ?? "auto",
    vendors: own.vendors ?? shared.vendors ?? defaultVendors,
    nonce: own.nonce ?? shared.nonce,
    lang: own.lang ?? shared.lang ?? messages?.lang,
    memory: memoryOf(endpoint, own.storage === undefined ? shared.storage : own.storage),
  };
}

/** The host's words for one vendor. */
export function wordsFor(
  messages: RampMessageOverrides | undefined,
  vendor: string | undefined,
): object | undefined {
  return vendor === undefined ? undefined : messages?.vendors?.[vendor];
}

/**
 * A query client that lives and dies with the component. A host's own would bring its defaults
 * (`keepPreviousData` would show the last purchase's end as this one's), its persister would store our
 * one-time sessions, and its `clear()` would forget what was told.
 */
export function useOwnQueryClient(): QueryClient {
  const [client] = useState(() => new QueryClient());
  useEffect(
    function listenForFocusAndNetwork() {
      client.mount();
      return () => client.unmount();
    },
    [client],
  );
  return client;
}

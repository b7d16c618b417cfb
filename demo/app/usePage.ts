import { useSyncExternalStore } from "react";
import { PROVIDER_NAMES, type ProviderName } from "./providers.ts";

export type Page = "buy" | "sell" | "custom";

/** Where the user is: the address remembers it, so that a link or a redirect leads back here. */
export interface Place {
  page: Page;
  provider: ProviderName;
}

function listen(onChange: () => void): () => void {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}

/** Reads the address: `#/buy`, or `#/sell/transak` with another provider than the first. */
export function usePage(): Place {
  const hash = useSyncExternalStore(listen, () => window.location.hash);
  const [, page, provider] = hash.split("/");
  return {
    page: page === "sell" || page === "custom" ? page : "buy",
    provider: PROVIDER_NAMES.find((name) => name === provider) ?? "proof",
  };
}

export function addressOf({ page, provider }: Place): string {
  return provider === "proof" ? `#/${page}` : `#/${page}/${provider}`;
}

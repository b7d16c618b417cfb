import { useSyncExternalStore } from "react";
import { PROVIDER_NAMES, type ProviderName } from "./providers.ts";

export type Page = "buy" | "sell" | "custom";

/** The current page. It is in the URL, so that a link or a redirect leads back here. */
export interface Place {
  page: Page;
  provider: ProviderName;
}

function listen(onChange: () => void): () => void {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}

/** Parses the URL: `#/buy`, or `#/sell/transak` for a provider other than the first. */
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

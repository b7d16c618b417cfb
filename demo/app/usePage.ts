import { useSyncExternalStore } from "react";
import { PROVIDER_NAMES, type ProviderName } from "./providers.ts";

const PAGES = ["buy", "sell", "direct", "custom"] as const;

export type Page = (typeof PAGES)[number];

/** The current page. It is in the URL, so that a link or a redirect leads back here. */
export interface Place {
  page: Page;
  provider: ProviderName;
}

function listen(onChange: () => void): () => void {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}

/** Parses the URL: `#/sell`, or `#/sell/transak` for a provider other than the first. */
export function usePage(): Place {
  const hash = useSyncExternalStore(listen, () => window.location.hash);
  const [, wanted, provider] = hash.split("/");
  return {
    page: PAGES.find((page) => page === wanted) ?? "buy",
    provider: PROVIDER_NAMES.find((name) => name === provider) ?? "proof",
  };
}

export function addressOf({ page, provider }: Place): string {
  return provider === "proof" ? `#/${page}` : `#/${page}/${provider}`;
}

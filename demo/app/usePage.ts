import { useSyncExternalStore } from "react";

export type Page = "buy" | "sell" | "custom";

function listen(onChange: () => void): () => void {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}

/** The page that the address names: `#/buy`, `#/sell` or `#/custom`. */
export function usePage(): Page {
  const hash = useSyncExternalStore(listen, () => window.location.hash);
  return hash === "#/sell" ? "sell" : hash === "#/custom" ? "custom" : "buy";
}

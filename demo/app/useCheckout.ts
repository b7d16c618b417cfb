import { useState } from "react";
import type { Checkout } from "./providers.ts";

/** The order in progress. Stored across a redirect, because the user returns to a new page. */
export function useCheckout(
  mode: Checkout["mode"],
): [Checkout | undefined, (order: Checkout | undefined) => void] {
  const key = `northwind ${mode}`;
  const [order, setOrder] = useState<Checkout | undefined>(
    () => JSON.parse(sessionStorage.getItem(key) ?? "null") ?? undefined,
  );
  function change(next: Checkout | undefined) {
    if (next?.presentation === "redirect") sessionStorage.setItem(key, JSON.stringify(next));
    else sessionStorage.removeItem(key);
    setOrder(next);
  }
  return [order, change];
}

import { useState } from "react";
import type { Checkout } from "./providers.ts";

/**
 * The order under way. One that the user leaves the app for is kept until they are back, since the
 * page that comes back is a new one.
 */
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

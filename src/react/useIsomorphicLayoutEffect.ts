import { useEffect, useLayoutEffect } from "react";

/** `useLayoutEffect` in the browser. On a server it does nothing, and React 18 warns about it. */
export const useIsomorphicLayoutEffect: typeof useLayoutEffect =
  typeof document === "undefined" ? useEffect : useLayoutEffect;

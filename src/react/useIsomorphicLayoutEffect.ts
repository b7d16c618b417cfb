import { useEffect, useLayoutEffect } from "react";

/** Before the browser draws. A server has no such moment, and React 18 complains of it there. */
export const useIsomorphicLayoutEffect: typeof useLayoutEffect =
  typeof document === "undefined" ? useEffect : useLayoutEffect;

import { useEffect, useState } from "react";
import type { Countdown } from "./countdown.ts";

/**
 * Remaining time in whole seconds. A hidden page runs no timer, and updates when it is visible
 * again.
 */
export function useTimeLeft(countdown: Countdown, isVisible: boolean): number {
  const [left, setLeft] = useState(countdown.left);
  useEffect(
    function countDown() {
      if (!isVisible) return countdown.sleep();
      let timer: ReturnType<typeof setTimeout> | undefined;
      function tick() {
        const left = countdown.left();
        setLeft(left);
        if (left > 0) timer = setTimeout(tick, left % 1000 || 1000);
      }
      tick();
      return () => clearTimeout(timer);
    },
    [countdown, isVisible],
  );
  return Math.ceil(left / 1000);
}

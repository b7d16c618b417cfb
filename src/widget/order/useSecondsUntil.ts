import { useEffect, useState } from "react";

/** Seconds until a time, in milliseconds since 1970. `undefined` without a time, and on a server. */
export function useSecondsUntil(time: number | undefined): number | undefined {
  const [now, setNow] = useState<number>();
  useEffect(
    function countDown() {
      if (time === undefined) return;
      const tick = () => setNow(Date.now());
      tick();
      const timer = setInterval(tick, 1000);
      return () => clearInterval(timer);
    },
    [time],
  );
  if (time === undefined || now === undefined) return undefined;
  return Math.max(0, Math.ceil((time - now) / 1000));
}

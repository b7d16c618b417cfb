import { type ReactElement, useEffect, useState } from "react";
import type { Ramp } from "../core/publicTypes.ts";
import { useWidgetContext } from "./WidgetContext.ts";

/** Milliseconds of loading until the widget says that it takes longer than usual. */
const SLOW_AFTER_MS = 5_000;

/** Placeholder while the vendor's page loads. */
export function Loading({ ramp }: { ramp: Ramp }): ReactElement {
  const { messages, slots } = useWidgetContext();
  const isSlow = useIsSlow();
  if (slots.loading) return <slots.loading ramp={ramp} messages={messages} isSlow={isSlow} />;
  const word = ramp.phase === "loading" ? messages.slowPage : messages.slow;
  return (
    <div className="ramp-skeleton">
      <div aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
        {isSlow ? null : <span>{messages.preparing}</span>}
      </div>
      <p role="status">{isSlow ? word : ""}</p>
    </div>
  );
}

function useIsSlow(): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(function startSlowTimer() {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSlow;
}

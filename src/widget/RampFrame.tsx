import { type CSSProperties, type ReactElement, useEffect, useRef } from "react";
import type { Ramp } from "../core/types.ts";

/** Whose frame to show, and where. */
export interface RampFrameProps {
  /** What `useRamp` gave. */
  ramp: Ramp;
  /** Class of the frame's place. */
  className?: string | undefined;
  /** Style of the frame's place, such as its height. */
  style?: CSSProperties | undefined;
}

/**
 * Where the vendor's frame of a headless `useRamp` goes. Keep it mounted from `start()` to the end:
 * a session opens once, so a frame that was taken away does not come back.
 */
export function RampFrame({ ramp, className, style }: RampFrameProps): ReactElement {
  const host = useRef<HTMLDivElement>(null);
  const { openFrame } = ramp;
  useEffect(
    function openVendorFrame() {
      const element = host.current;
      if (!element || !openFrame) return;
      let close: (() => void) | undefined;
      let isWanted = true;
      // StrictMode runs effect, cleanup, effect in one go. A session opens only once, so it is opened
      // after that, when the effect has come to stay.
      queueMicrotask(() => {
        if (isWanted) close = openFrame(element);
      });
      return () => {
        isWanted = false;
        close?.();
      };
    },
    [openFrame],
  );
  const { vendorView } = ramp;
  const look = { className, style };
  return (
    <>
      <div ref={host} data-ramp-frame="" hidden={vendorView !== undefined} {...look} />
      {vendorView ? (
        <div data-ramp-view="" {...look}>
          <vendorView.Component {...vendorView.props} />
        </div>
      ) : null}
    </>
  );
}

import { type CSSProperties, type ReactElement, useEffect, useRef } from "react";
import type { Ramp } from "../core/publicTypes.ts";

/** Props of `<RampFrame>`. */
export interface RampFrameProps {
  /** What `useRamp` returns. */
  ramp: Ramp;
  /** Class of the container. */
  className?: string | undefined;
  /** Style of the container, such as its height. */
  style?: CSSProperties | undefined;
}

/**
 * The container for the vendor's page with a headless `useRamp`. Keep it mounted from `start()` to the end:
 * a session opens only once, so a removed frame can't be restored.
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
      // StrictMode runs effect, cleanup, effect in one go. A session opens only once, so the frame opens
      // after that.
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
  const placeProps = { className, style };
  return (
    <>
      <div ref={host} data-ramp-frame="" hidden={vendorView !== undefined} {...placeProps} />
      {vendorView ? (
        <div data-ramp-view="" {...placeProps}>
          <vendorView.Component {...vendorView.props} />
        </div>
      ) : null}
    </>
  );
}

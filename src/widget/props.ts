import type { CSSProperties, RefObject } from "react";
import type { TakePrefetched } from "../core/session/prefetchSession.ts";
import type { Ramp, RampBaseOptions } from "../core/types.ts";
import type { OrderAmount } from "../order.ts";
import type { ResolvedSettings } from "../core/settings.ts";
import type { RampAppearance } from "./WidgetContext.ts";
import type { OpenProps } from "./useControllableOpen.ts";

export type WidgetViewProps = RampWidgetProps & {
  settings: ResolvedSettings;
  ramp: Ramp;
};

/** The order, who serves it, who hears of it, and how it looks. */
export type RampWidgetProps = RampWidgetBaseProps & OrderAmount;

/** What `RampWidgetProps` has besides the amount. */
export interface RampWidgetBaseProps extends RampBaseOptions, RampAppearance, OpenProps {
  /** `id` of the root element; `data-*` and `aria-*` reach it as well. In a modal, it's the `<dialog>`. */
  id?: string | undefined;
  /** Class of the root element, beside ours. */
  className?: string | undefined;
  /** Style of the root element. */
  style?: CSSProperties | undefined;
}

export type WidgetProps = RampWidgetProps & {
  /** Hands over the session, if it was requested while this code was on its way. */
  takePrefetched: TakePrefetched;
  /** What the host said last. */
  latestRef: RefObject<RampWidgetProps>;
};

import type { CSSProperties, RefObject } from "react";
import type { TakePrefetched } from "../core/session/prefetchSession.ts";
import type { Ramp, RampBaseOptions } from "../core/publicTypes.ts";
import type { OrderAmount } from "../order.ts";
import type { ResolvedSettings } from "../core/resolveSettings.ts";
import type { RampAppearance } from "./WidgetContext.ts";
import type { OpenProps } from "./useControllableOpen.ts";

export type WidgetViewProps = RampWidgetProps & {
  settings: ResolvedSettings;
  ramp: Ramp;
};

/** The order, the endpoint, the handlers and the appearance. */
export type RampWidgetProps = RampWidgetBaseProps & OrderAmount;

/** All of `RampWidgetProps` but the amount. */
export interface RampWidgetBaseProps extends RampBaseOptions, RampAppearance, OpenProps {
  /** `id` of the root element; `data-*` and `aria-*` reach it as well. In a modal, it's the `<dialog>`. */
  id?: string | undefined;
  /** Additional class of the root element. */
  className?: string | undefined;
  /** Style of the root element. */
  style?: CSSProperties | undefined;
}

export type RampWidgetContentProps = RampWidgetProps & {
  /** Takes the session that was requested while this code was loading. */
  takePrefetched: TakePrefetched;
  /** The host's latest props. */
  latestRef: RefObject<RampWidgetProps>;
};

import type { CSSProperties, ReactElement, RefObject } from "react";
import type { TakePrefetched } from "../core/session/prefetchSession.ts";
import type { OrderFormOptions } from "../core/order/OrderForm.ts";
import type { Ramp, RampBaseOptions, RampOptions } from "../core/publicTypes.ts";
import type { OrderAmount, OrderFields } from "../order.ts";
import type { ResolvedSettings } from "../core/resolveSettings.ts";
import type { RampAppearance } from "./WidgetContext.ts";
import type { OpenProps } from "./useControllableOpen.ts";

export type WidgetViewProps = AnyWidgetProps & {
  settings: ResolvedSettings;
  ramp: Ramp;
  /** The options of the purchase: the host's, and the order from the form. */
  options: RampOptions;
  /** Undefined without `form`. */
  orderStep: OrderStep | undefined;
};

/** The order form as the widget's first step. */
export interface OrderStep {
  /** The root's `data-phase` while `form` is shown. */
  phase: "ordering" | "error";
  /** The form, while it is shown in place of the purchase. */
  form: ReactElement | undefined;
  /** The order above the vendor's page, and the way back to the form. */
  summary: ReactElement | undefined;
}

/** The order, the endpoint, the handlers and the appearance. */
export type RampWidgetProps = RampWidgetBaseProps & OrderAmount;

/** The same as `RampWidgetProps`, with a form instead of the order. */
export interface RampWidgetFormProps extends Omit<
  RampWidgetBaseProps,
  Exclude<keyof OrderFields, "mode" | "redirectUrl"> | "form"
> {
  /**
   * Shows an order form before the purchase, and what it begins with: `true`, or the options of `<RampOrderForm>`. The
   * user can return to it as long as nothing may have been paid.
   */
  form: true | RampWidgetForm;
}

export type AnyWidgetProps = RampWidgetProps | RampWidgetFormProps;

/** What the widget's order form begins with. */
export interface RampWidgetForm extends Omit<
  OrderFormOptions,
  "mode" | "onSubmit" | "endpoint" | "vendors" | "storage" | "lang"
> {
  /** Same as in `<RampOrderForm>`. */
  vendorNames?: Readonly<Record<string, string>> | undefined;
}

/** All of `RampWidgetProps` but the amount. */
export interface RampWidgetBaseProps extends RampBaseOptions, RampAppearance, OpenProps {
  /** The order is given. See `RampWidgetFormProps` for a form that the user enters it in. */
  form?: undefined;
  /** `id` of the root element; `data-*` and `aria-*` reach it as well. In a modal, it's the `<dialog>`. */
  id?: string | undefined;
  /** Additional class of the root element. */
  className?: string | undefined;
  /** Style of the root element. */
  style?: CSSProperties | undefined;
}

export type RampWidgetContentProps = AnyWidgetProps & ShellProps;

interface ShellProps {
  /** Takes the session that was requested while this code was loading. */
  takePrefetched: TakePrefetched;
  /** The host's latest props. */
  latestRef: RefObject<AnyWidgetProps>;
}

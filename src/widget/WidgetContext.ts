import { type ComponentType, createContext, useContext } from "react";
import type { RampMessages } from "../messages/RampMessages.ts";
import type { OrderForm } from "../core/order/OrderForm.ts";
import type { Ramp } from "../core/publicTypes.ts";
import type { Formats } from "./getFormats.ts";

/** Props of a slot component. */
export interface RampSlotProps {
  /** The whole purchase and its actions. */
  ramp: Ramp;
  /** The widget's messages. */
  messages: RampMessages;
}

/** Props of the `loading` slot. */
export interface RampLoadingProps extends RampSlotProps {
  /** Loading has taken five seconds: say so. */
  isSlow: boolean;
}

/** Props of the `disclosure` slot. */
export interface RampDisclosureProps {
  /** What the user has entered, and what vendors offer for it. */
  form: OrderForm;
}

/** Your components in place of the widget's. Each must show what the replaced one shows: see `ramp`. */
export interface RampSlots {
  /** Phases `requesting` and `loading`, until the vendor's page is visible. */
  loading?: ComponentType<RampLoadingProps> | undefined;
  /** `ramp.error`. With `ramp.openFrame` it appears above the vendor's page, otherwise in its place. */
  error?: ComponentType<RampSlotProps> | undefined;
  /** The steps of a purchase in progress. Ours hide while the vendor's page shows its own; yours don't. */
  progress?: ComponentType<RampSlotProps> | undefined;
  /** The result: phases `completed`, `failed` and `cancelled`. */
  result?: ComponentType<RampSlotProps> | undefined;
  /**
   * What the law of your market requires you to say before an order. It appears above the order form's
   * button.
   * @default none
   */
  disclosure?: ComponentType<RampDisclosureProps> | undefined;
}

/** Your classes, in addition to the widget's. The root's `data-phase` gives the current state. */
export interface RampClassNames {
  /** The `<dialog>` of a modal. */
  dialog?: string | undefined;
  /** The container of the vendor's page. */
  frame?: string | undefined;
  /** The panel in place of the vendor's page: a question, an error, a result. */
  panel?: string | undefined;
  /** The heading of a panel. */
  heading?: string | undefined;
  /** Every button of the widget. */
  button?: string | undefined;
  /** A line above the vendor's page. */
  notice?: string | undefined;
  /** The list of steps of a purchase in progress. */
  steps?: string | undefined;
  /** List of labels and values, such as the amount paid. */
  details?: string | undefined;
  /** The support reference. */
  reference?: string | undefined;
}

/** The widget's appearance. */
export interface RampAppearance {
  /**
   * Your components in place of the widget's. Define them outside your component, or React remounts them on
   * every render.
   */
  slots?: RampSlots | undefined;
  /** Your classes, in addition to the widget's. */
  classNames?: RampClassNames | undefined;
}

export interface WidgetContextValue {
  messages: RampMessages;
  formats: Formats;
  slots: RampSlots;
  /** Class of a part: the widget's and the host's. */
  getPartClass: (name: keyof RampClassNames) => string;
}

/** Provided by every root element of the library. */
export const WidgetContext: React.Context<WidgetContextValue | undefined> = createContext<
  WidgetContextValue | undefined
>(undefined);

export function useWidgetContext(): WidgetContextValue {
  const context = useContext(WidgetContext);
  if (!context) throw new Error("ramp-widget: a part of the widget is rendered outside of it.");
  return context;
}

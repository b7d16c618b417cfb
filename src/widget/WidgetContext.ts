import { type ComponentType, createContext, useContext } from "react";
import type { RampMessages } from "../messages/RampMessages.ts";
import type { Ramp } from "../core/types.ts";
import type { Formats } from "./formats.ts";

/** What a component of the host gets that stands in the place of one of ours. */
export interface RampSlotProps {
  /** The whole purchase, with everything that can be done with it. */
  ramp: Ramp;
  /** The words that the widget uses. */
  messages: RampMessages;
}

/** What a component of the host gets that stands in the place of our placeholder. */
export interface RampLoadingProps extends RampSlotProps {
  /** It has taken five seconds: say so. */
  isSlow: boolean;
}

/** Components of the host, in the place of ours. Each is to say what ours says: see `ramp`. */
export interface RampSlots {
  /** Phases `requesting` and `loading`, until the vendor's page shows. */
  loading?: ComponentType<RampLoadingProps> | undefined;
  /** `ramp.error`: with `ramp.openFrame` it stands above the vendor's page, else in its place. */
  error?: ComponentType<RampSlotProps> | undefined;
  /** The steps of a purchase under way. */
  progress?: ComponentType<RampSlotProps> | undefined;
  /** How it ended: phases `completed`, `failed` and `cancelled`. */
  result?: ComponentType<RampSlotProps> | undefined;
}

/** Classes of the host, beside ours. The root's `data-phase` says in what state a part is. */
export interface RampClassNames {
  /** The `<dialog>` of a modal. */
  dialog?: string | undefined;
  /** The place of the vendor's page. */
  frame?: string | undefined;
  /** What stands in the place of the vendor's page: a question, a problem, an end. */
  panel?: string | undefined;
  /** What happened, or what is asked, in a line. */
  heading?: string | undefined;
  /** Every button of ours. */
  button?: string | undefined;
  /** A line above the vendor's page. */
  notice?: string | undefined;
  /** The list of steps of a purchase under way. */
  steps?: string | undefined;
  /** Pairs of a name and a value, such as what was paid. */
  details?: string | undefined;
  /** What support asks for. */
  reference?: string | undefined;
}

/** How the widget looks. */
export interface RampAppearance {
  /**
   * Components of yours in the place of ours. Define them outside of your component, or React draws
   * them anew each time.
   */
  slots?: RampSlots | undefined;
  /** Classes of yours, beside ours. */
  classNames?: RampClassNames | undefined;
}

export interface WidgetContextValue {
  messages: RampMessages;
  formats: Formats;
  slots: RampSlots;
  /** Our class of a part, and the host's beside it. */
  getPartClass: (name: keyof RampClassNames) => string;
}

/** Set by whatever has a root element of ours. */
export const WidgetContext: React.Context<WidgetContextValue | undefined> = createContext<
  WidgetContextValue | undefined
>(undefined);

export function useWidgetContext(): WidgetContextValue {
  const look = useContext(WidgetContext);
  if (!look) throw new Error("ramp-widget: a part of the widget stands outside of it.");
  return look;
}

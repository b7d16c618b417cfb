import type { RampClassNames } from "ramp-widget";
import type { CSSProperties } from "react";

/** A theme: values for custom properties, and classes for the rest. */
export interface Brand {
  name: string;
  /** The page's text above the widget. */
  line: string;
  tokens: CSSProperties & Record<`--ramp-${string}`, string>;
  classNames: RampClassNames;
  css: string;
}

import type { RampClassNames } from "ramp-widget";
import type { CSSProperties } from "react";

/** A designer's whole idea: values for tokens, and classes for what tokens do not say. */
export interface Brand {
  name: string;
  /** What its page says above the widget. */
  line: string;
  tokens: CSSProperties & Record<`--ramp-${string}`, string>;
  classNames: RampClassNames;
  css: string;
}

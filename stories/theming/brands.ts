import type { RampClassNames } from "ramp-widget";
import type { CSSProperties } from "react";
import { harbour } from "./harbour.ts";
import { pogo } from "./pogo.ts";
import { tape } from "./tape.ts";

/** A designer's whole idea: values for tokens, and classes for what tokens do not say. */
export interface Brand {
  name: string;
  /** What its page says above the widget. */
  line: string;
  tokens: CSSProperties & Record<`--ramp-${string}`, string>;
  classNames: RampClassNames;
  css: string;
}

/** Three companies that do not exist. */
export const BRANDS = { harbour, pogo, tape } satisfies Record<string, Brand>;

export type BrandName = keyof typeof BRANDS;

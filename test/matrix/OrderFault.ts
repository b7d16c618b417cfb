import type { Mode, RampWidgetFormProps } from "../../src/index.ts";
import type { CellPlan, VendorName } from "./CellPlan.ts";

/** One cell under way: a widget with an order form, and three vendors behind its endpoint. */
export interface OrderCell {
  /** Waits until this is so. */
  until: (isSo: () => boolean) => Promise<void>;
  /** Waits until this can be pressed. */
  reach: (name: string) => Promise<void>;
  /** Waits until a button can be pressed, and presses it. The one that places the order is "submit". */
  press: (button: string) => Promise<void>;
  /** Chooses a vendor's offer. */
  choose: (vendor: string) => void;
  /** Real milliseconds. */
  pause: (ms: number) => Promise<void>;
}

/** One row of the table: what goes wrong, what the form shows, and where the order ends. */
export interface OrderFault {
  fault: string;
  /** @default "buy" */
  mode?: Mode;
  /** What the cell's server does. */
  plan: CellPlan;
  /** What the form begins with. @default USDT on TRC20 for 100 EUR */
  form?: RampWidgetFormProps["form"];
  /** What the user does with the form. @default submits it, if that is possible */
  drive?: (cell: OrderCell) => Promise<void>;
  /** `offers · what the user reads · what they can do`, before anything is submitted. */
  shows: string;
  /** The same, or with the phase in place of the offers, in the end. */
  ends: string;
  /** The vendor whose page is opened. @default none */
  vendor?: VendorName;
  /** Sessions that can be paid. @default that of `vendor` */
  payable?: number;
}

export interface OrderStep {
  title: string;
  /** What the cells of this step have in common, in a sentence or two. */
  about: string;
  /** Its failure never keeps the user from an order. @default false */
  isOptional?: boolean;
  faults: readonly OrderFault[];
}

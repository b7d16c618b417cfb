import type { RampEvent, RampWidgetProps } from "ramp-widget";

/** What the host page shows. It is in the page's address, so that it survives a reload. */
export interface HostConfig {
  /** @default "widget" */
  show?: "widget" | "form" | "history" | "status" | "own UI" | "nothing";
  /** Which order. @default "proof" */
  vendor?: "proof" | "transak" | "bleepay";
  mode?: "buy" | "sell";
  /** The amount is in crypto, which Proof's partner authorization wants. @default in money, if the vendor takes it */
  isAmountInCrypto?: boolean;
  presentation?: RampWidgetProps["presentation"];
  redirectUrl?: string;
  theme?: RampWidgetProps["theme"];
  language?: string;
  /** The page's writing direction. */
  dir?: "rtl";
  /** What the app's wallet does when it is asked to send. @default there is none */
  wallet?: "sends" | "declines" | "breaks";
  /** The `storage` of the widget. @default the browser's */
  storage?: "throws" | "full" | "none";
  /** Of `show: "status"`. */
  transactionId?: string;
  /** A page without React's StrictMode. @default false */
  lax?: boolean;
  /** A page whose own styles are against us: `* { all: revert }` after ours. */
  hostile?: boolean;
}

/** What a trial can do with the page and read from it. */
export interface HostPage {
  mount: () => void;
  unmount: () => void;
  /** Requests what a purchase needs, as on hover. */
  preload: () => void;
  events: RampEvent[];
  /** Codes that `onError` was called with. */
  errors: string[];
  /** Ids that `onComplete` was called with. */
  completed: string[];
  /** How often the wallet was asked. */
  walletCalls: number;
  /** Listeners on the window and the document that have not been removed. */
  listeners: () => number;
}

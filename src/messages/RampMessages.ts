import type { Mode } from "../order.ts";
import type { RampErrorCode } from "../RampError.ts";
import type { VendorMessages } from "../vendors/messages/VendorMessages.ts";

/** Every sentence that this library shows. Each can be replaced on its own. */
export interface RampMessages {
  /**
   * The language that this is, BCP 47: for screen readers, for amounts and dates, and for the vendor's
   * page. A prop `lang`, such as `de-AT`, comes first.
   */
  lang: string;
  /** @default "ltr" */
  dir?: "ltr" | "rtl" | undefined;
  /** Name of the widget's region, e.g. for screen readers. */
  title: Record<Mode, string>;
  preparing: string;
  /** After five seconds without an answer of the server, and without a page of the vendor. */
  slow: string;
  slowPage: string;
  /** Modal: the button that brings back what is under way. */
  show: Record<Mode, string>;
  /** Modal: its button, and what it asks where the vendor's page is open. */
  close: string;
  leave: Record<Mode, string>;
  leaveDetail: Record<Mode, string>;
  leaveYes: string;
  leaveNo: string;
  start: Record<Mode, string>;
  /** After a purchase that completed. */
  another: Record<Mode, string>;
  retry: string;
  /** Beside `retry`, where a page was opened and lost: only the user knows whether they paid there. */
  unpaid: Record<Mode, string>;
  /** Where the vendor's page is in a window of its own. */
  away: Record<Mode, string>;
  awayDetail: string;
  showPopup: string;
  /** Where the browser blocked that window: a link to the page. */
  openPage: string;
  /** A purchase that was begun before, and the button that begins another. */
  resumed: Record<Mode, string>;
  resumedDetail: Record<Mode, string>;
  /** The same, where nobody knows yet whether it was paid. */
  unsure: Record<Mode, string>;
  unsureDetail: Record<Mode, string>;
  restart: Record<Mode, string>;
  /** Where a transaction is under way for more than ten minutes. */
  overdue: Record<Mode, string>;
  /** The vendor holds the payment until it has checked who the user is. */
  identity: string;
  /** Sale: what the vendor waits for, and where to send it. */
  wanted: string;
  exactAmount: string;
  network: string;
  address: string;
  /** What is lost otherwise. */
  wantedDetail: (currency: string, network: string) => string;
  copy: string;
  /** Names of the buttons that show `copy`, e.g. for screen readers. */
  copyAmount: string;
  copyAddress: string;
  copied: string;
  /** The browser does not let the page copy: the text was selected instead. */
  copyBlocked: string;
  /** Sale: the host's wallet was asked, has sent, or did not. */
  depositing: string;
  deposited: string;
  "deposit-declined": string;
  completed: Record<Mode, string>;
  failed: string;
  failedDetail: Record<Mode, string>;
  cancelled: string;
  cancelledDetail: Record<Mode, string>;
  problem: string;
  received: string;
  paid: string;
  sold: string;
  date: string;
  reference: string;
  /** The steps of `<RampStatus>`, in their order. */
  steps: Record<Mode, readonly [string, string, string]>;
  errors: Record<RampErrorCode, string>;
}

/** A whole language: `import { messages } from "ramp-widget/messages/de"`. */
export interface RampLanguage extends RampMessages {
  vendors: VendorMessages;
}

type SomeOf<Vendors> = { [Name in keyof Vendors]?: Partial<Vendors[Name]> | undefined };

/** A whole language, or some sentences of ours in other words. */
export type RampMessageOverrides = Partial<Omit<RampMessages, "errors">> & {
  errors?: Partial<RampMessages["errors"]> | undefined;
  /** What vendors say: ours, by the vendor's name, and those of vendors that you wrote. */
  vendors?: (SomeOf<VendorMessages> & { readonly [name: string]: object | undefined }) | undefined;
};

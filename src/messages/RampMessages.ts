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
  /** Which way it is written. @default "ltr" */
  dir?: "ltr" | "rtl" | undefined;
  /** Name of the widget's region, e.g. for screen readers. */
  title: Record<Mode, string>;
  /** Where the vendor's page will be, until it shows. */
  preparing: string;
  /** After five seconds without an answer of the server, and without a page of the vendor. */
  slow: string;
  /** The same, where the session is there and the vendor's page is what takes long. */
  slowPage: string;
  /** Modal: the button that brings back what is under way. */
  show: Record<Mode, string>;
  /** Modal: the button that closes it. */
  close: string;
  /** Modal: what is asked before the vendor's page is closed, as a heading. */
  leave: Record<Mode, string>;
  /** Modal: what becomes of the purchase then. */
  leaveDetail: Record<Mode, string>;
  /** Modal: the button that closes it. */
  leaveYes: string;
  /** Modal: the button that goes back to the vendor's page. */
  leaveNo: string;
  /** The button that begins, where the vendor's page opens in another window or in a modal. */
  start: Record<Mode, string>;
  /** After a purchase that completed. */
  another: Record<Mode, string>;
  /** The button beside a problem that may heal. */
  retry: string;
  /** Beside `retry`, where a page was opened and lost: only the user knows whether they paid there. */
  unpaid: Record<Mode, string>;
  /** Heading where the vendor's page is in a window of its own. */
  away: Record<Mode, string>;
  /** The sentence below `away`. */
  awayDetail: string;
  /** Where the browser blocked that window: a link to the page. */
  openPage: string;
  /** Heading of a purchase that was begun before and paid. */
  resumed: Record<Mode, string>;
  /** The sentence below `resumed`: nobody needs to wait or to pay again. */
  resumedDetail: Record<Mode, string>;
  /** The same, where nobody knows yet whether it was paid. */
  unsure: Record<Mode, string>;
  /** The sentence below `unsure`: who has paid must not pay again. */
  unsureDetail: Record<Mode, string>;
  /** The button that begins another purchase, whatever became of this one. */
  restart: Record<Mode, string>;
  /** Where a transaction is under way for more than ten minutes. */
  overdue: Record<Mode, string>;
  /** The vendor holds the payment until it has checked who the user is. */
  identity: string;
  /** Sale: what the vendor waits for, and where to send it. */
  wanted: string;
  /** Name of the amount below `wanted`. */
  exactAmount: string;
  /** Name of the blockchain network below `wanted`. */
  network: string;
  /** Name of the address below `wanted`. */
  address: string;
  /** What is lost otherwise. */
  wantedDetail: (currency: string, network: string) => string;
  /** Sale: the vendor asks for something else than before. What was copied, or a wallet was asked for, is out of date. */
  wantedChanged: string;
  /** The button beside what can be copied. */
  copy: string;
  /** Names of the buttons that show `copy`, e.g. for screen readers. */
  copyAmount: string;
  /** See `copyAmount`. */
  copyAddress: string;
  /** In the place of `copy`, for a moment. */
  copied: string;
  /** The browser does not let the page copy: the text was selected instead. */
  copyBlocked: string;
  /** Sale: the host's wallet was asked, and has not answered. For one whose answer does not tell, see `errors["deposit-failed"]`. */
  depositing: string;
  /** Sale: the host's wallet has sent, and the vendor has not seen it yet. */
  deposited: string;
  /** Sale: the host's wallet did not send. It can still be done by hand. */
  "deposit-declined": string;
  /** Heading of a purchase that ended well. */
  completed: Record<Mode, string>;
  /** Heading of a purchase that failed. */
  failed: string;
  /** The sentence below it: what becomes of the money. */
  failedDetail: Record<Mode, string>;
  /** Heading of a purchase that was called off. */
  cancelled: string;
  /** The sentence below it: what becomes of the money. */
  cancelledDetail: Record<Mode, string>;
  /** Below both: it is still followed, for it may complete all the same. */
  stillWatching: Record<Mode, string>;
  /** Heading of a problem; the sentence below it is of `errors`. */
  problem: string;
  /** Name of what the user got, in a summary. */
  received: string;
  /** Name of what the user paid, in a summary. */
  paid: string;
  /** Name of what the user sold, in a summary. */
  sold: string;
  /** Name of the date, in a summary. */
  date: string;
  /** Name of what support asks for. */
  reference: string;
  /** The steps of `<RampStatus>`, in their order. */
  steps: Record<Mode, readonly [string, string, string]>;
  /** A sentence for each code of `RampError`: what happened, and what to do. */
  errors: Record<RampErrorCode, string>;
}

/** A whole language: `import { messages } from "ramp-widget/messages/de"`. */
export interface RampLanguage extends RampMessages {
  /** What the vendors' parts say in this language. */
  vendors: VendorMessages;
}

type SomeOf<Vendors> = { [Name in keyof Vendors]?: Partial<Vendors[Name]> | undefined };

/** A whole language, or some sentences of ours in other words. */
export type RampMessageOverrides = Partial<Omit<RampMessages, "errors">> & {
  errors?: Partial<RampMessages["errors"]> | undefined;
  /** What vendors say: ours, by the vendor's name, and those of vendors that you wrote. */
  vendors?: (SomeOf<VendorMessages> & { readonly [name: string]: object | undefined }) | undefined;
};

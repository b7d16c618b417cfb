import type { Mode } from "../order.ts";
import type { RampErrorCode } from "../RampError.ts";
import type { OrderMessages } from "./OrderMessages.ts";
import type { VendorMessages } from "../vendors/messages/VendorMessages.ts";

/** Every sentence that the library shows. Each can be replaced on its own. */
export interface RampMessages {
  /**
   * The language of these sentences, BCP 47: for screen readers, for amounts and dates, and for the
   * vendor's page. The prop `lang`, such as `de-AT`, takes precedence.
   */
  lang: string;
  /** Writing direction. @default "ltr" */
  dir?: "ltr" | "rtl" | undefined;
  /** Accessible name of the widget's region, and the modal's title. */
  title: Record<Mode, string>;
  /** While the vendor's page loads. */
  preparing: string;
  /** After five seconds without an answer from the endpoint. */
  slow: string;
  /** After five seconds, if the session is there and the vendor's page is slow. */
  slowPage: string;
  /** Modal: the button that reopens a purchase in progress. */
  reopen: Record<Mode, string>;
  /** Modal: accessible name of the close button. */
  close: string;
  /** Modal: heading of the confirmation before the vendor's page is closed. */
  closeConfirm: Record<Mode, string>;
  /** Modal: what happens to the purchase after closing. */
  closeConfirmDetail: Record<Mode, string>;
  /** Modal: the same if the purchase isn't stored for the next visit, such as with `storage={null}`. */
  closeConfirmDetailUnstored: Record<Mode, string>;
  /** Modal: the button that closes the vendor's page. */
  closeConfirmYes: string;
  /** Modal: the button that returns to the vendor's page. */
  closeConfirmNo: string;
  /** The button that starts a purchase in a modal, a popup or by redirect. */
  start: Record<Mode, string>;
  /** The button after a completed purchase. */
  buyAgain: Record<Mode, string>;
  /** The button beside a retryable error. */
  retry: string;
  /** Starts over when only the user knows that nothing was paid. */
  startOver: Record<Mode, string>;
  /** Heading while the vendor's page is open in another window. */
  external: Record<Mode, string>;
  /** The sentence below `external`. */
  externalDetail: string;
  /** Link to the vendor's page after the browser blocked the popup. */
  openPage: string;
  /** Heading of an earlier purchase that was paid. */
  resumed: Record<Mode, string>;
  /** The sentence below `resumed`: no need to wait or to pay again. */
  resumedDetail: Record<Mode, string>;
  /** Heading if the endpoint can't confirm yet whether the user paid. */
  unconfirmed: Record<Mode, string>;
  /** The sentence below `unconfirmed`: a user who paid must not pay again. */
  unconfirmedDetail: Record<Mode, string>;
  /** The button that starts another purchase, whatever the outcome of this one. */
  startAnother: Record<Mode, string>;
  /** After a transaction has been processing for ten minutes. */
  overdue: Record<Mode, string>;
  /** The vendor holds the payment until it has verified the user's identity. */
  identityCheck: string;
  /** Sale: heading of the deposit instructions. */
  deposit: string;
  /** Label of the amount below `deposit`. */
  exactAmount: string;
  /** Label of the blockchain network below `deposit`. */
  network: string;
  /** Label of the address below `deposit`. */
  address: string;
  /** Warns that another coin, network or amount may be lost. */
  depositDetail: (currency: string, network: string) => string;
  /** Sale: the vendor changed the deposit's details, so anything copied or requested before is out of date. */
  depositChanged: string;
  /** The button beside an amount or address. */
  copy: string;
  /** Accessible name of the amount's `copy` button. */
  copyAmount: string;
  /** Accessible name of the address's `copy` button. */
  copyAddress: string;
  /** Replaces `copy` for a moment. */
  copied: string;
  /** The browser denied access to the clipboard, so the text was selected instead. */
  copyBlocked: string;
  /** Sale: the host's wallet was asked to send and hasn't answered. If its answer is unclear, see `errors["deposit-failed"]`. */
  depositing: string;
  /** Sale: the host's wallet sent the crypto, and the vendor hasn't seen it yet. */
  deposited: string;
  /** Sale: the host's wallet didn't send. The user can still send manually. */
  "deposit-declined": string;
  /** Heading of a completed purchase. */
  completed: Record<Mode, string>;
  /** Heading of a completed purchase that the user paid in crypto: `transaction.paidInCrypto`. */
  paymentReceived: string;
  /** Heading of a failed purchase. */
  failed: string;
  /** The sentence below `failed`: what happens to the money. */
  failedDetail: Record<Mode, string>;
  /** Heading of a cancelled purchase. */
  cancelled: string;
  /** The sentence below `cancelled`: what happens to the money. */
  cancelledDetail: Record<Mode, string>;
  /** Below both: the widget still follows the purchase, because it may complete late. */
  stillWatching: Record<Mode, string>;
  /** Heading of an error; the sentence below it comes from `errors`. */
  problem: string;
  /** Label of what the user received. */
  received: string;
  /** Label of what the user paid. */
  paid: string;
  /** Label of what the user sold. */
  sold: string;
  /** Label of the amount of a purchase that isn't over. */
  amount: string;
  /** Label of the date. */
  date: string;
  /** Label of the support reference. */
  reference: string;
  /** Label of the hash by which the blockchain knows the transaction. */
  txHash: string;
  /** The steps of a purchase, in order. */
  steps: Record<Mode, readonly [string, string, string]>;
  /** One sentence for each error code: what happened, and what to do. */
  errors: Record<RampErrorCode, string>;
}

/** The sentences of `<RampHistory>`, besides those that it shares with the widget. */
export interface HistoryMessages {
  /** Accessible name of the list. */
  title: string;
  /** Accessible name of the filter. */
  filter: string;
  /** The filter's options. `inProgress` is `pending` or `processing`, `unsuccessful` is `failed` or `cancelled`. */
  filters: Record<"all" | "inProgress" | "completed" | "unsuccessful", string>;
  /** What a row is. */
  kind: Record<Mode, string>;
  /** Status `pending`: the user may have paid already, so this never asks them to pay. */
  pending: Record<Mode, string>;
  /** Status `processing`. */
  processing: string;
  /** Status `completed`. */
  completed: string;
  /** While the first or the next transactions are being loaded. */
  loading: string;
  /** The button that loads older transactions. */
  loadMore: string;
  /** For screen readers: how many transactions are shown now. */
  shown: (count: number) => string;
  /** Heading if there are no transactions. */
  empty: string;
  /** The sentence below `empty`. */
  emptyDetail: string;
  /** No transaction matches the filter. */
  emptyFilter: string;
  /** The button that resets the filter. */
  showAll: string;
  /** The transactions couldn't be loaded. Other errors have their sentence in `errors`. */
  loadFailed: string;
}

/** A whole language: `import { messages } from "ramp-widget/messages/de"`. */
export interface RampLanguage extends RampMessages {
  /** The history's sentences in this language. */
  history: HistoryMessages;
  /** The order form's sentences in this language. */
  order: OrderMessages;
  /** The vendors' sentences in this language. */
  vendors: VendorMessages;
}

type SomeOf<Vendors> = { [Name in keyof Vendors]?: Partial<Vendors[Name]> | undefined };

/** A whole language, or replacements for single sentences. */
export type RampMessageOverrides = Partial<Omit<RampMessages, "errors">> & {
  errors?: Partial<RampMessages["errors"]> | undefined;
  /** The history's sentences. */
  history?: Partial<HistoryMessages> | undefined;
  /** The order form's sentences. */
  order?:
    | (Partial<Omit<OrderMessages, "reasons">> & {
        reasons?: Partial<OrderMessages["reasons"]> | undefined;
      })
    | undefined;
  /** The vendors' sentences, by the vendor's name; also those of vendors that you wrote. */
  vendors?: (SomeOf<VendorMessages> & { readonly [name: string]: object | undefined }) | undefined;
};

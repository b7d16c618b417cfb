import type { ComponentType } from "react";
import type { Order, OrderAmount, OrderFields } from "../order.ts";
import type { RampError } from "../RampError.ts";
import type { Transaction } from "../vendors/Transaction.ts";
import type { FrameHint, SellDeposit, VendorViewProps } from "../vendors/Vendor.ts";
import type { RampHandlers } from "./events.ts";
import type { RampDeposit, RampPhase } from "./phase.ts";
import type { PresentationChoice, RampPresentation } from "./presentation.ts";
import type { RampSettings } from "./settings.ts";
import type { RampSession } from "./useSession.ts";

/** The order is read when a purchase begins; a later change counts for the next one. */
export type RampOptions = RampBaseOptions & OrderAmount;

/** What `RampOptions` has besides the amount. */
export interface RampBaseOptions
  extends RampSettings, RampHandlers, Omit<OrderFields, "mode" | "theme"> {
  /** Buying or selling. @default "buy" */
  mode?: Order["mode"] | undefined;
  /**
   * Where the vendor's page opens. `popup` and `redirect` need a vendor whose page has an address;
   * with any other it opens inline. Call `start()` in the user's click then, or the popup is blocked.
   * `auto` opens it here where a frame works, and else in a popup or, in an app's own browser and with a
   * `redirectUrl`, in this page's place; `presentationReason` says why.
   * @default "inline"
   */
  presentation?: RampPresentation | "auto" | undefined;
}

/** One purchase, and what can be done with it. */
export interface Ramp extends PresentationChoice {
  /** What it is doing now. */
  phase: RampPhase;
  /** The order under way, or the one that `start` would begin. */
  order: Order;
  /** Set once the endpoint gave one. Its tokens cannot be read. */
  session: RampSession | undefined;
  /** What the endpoint says of it: the one thing to believe. */
  transaction: Transaction | undefined;
  /** What the vendor's frame said last. Never believed over `transaction`. */
  hint: FrameHint | undefined;
  /** Sale: what the host's wallet was asked and answered. */
  deposit: RampDeposit | undefined;
  /** Sale: what the vendor's page asks the user to send now, and where to. */
  wanted: SellDeposit | undefined;
  /**
   * Sale: the vendor's page asked for something else before. What the host's wallet was asked for, or the user
   * has copied, may be out of date: say so.
   */
  hasWantedChanged: boolean;
  /** What went wrong, while it matters. */
  error: RampError | undefined;
  /** A sentence for the user, where the vendor's own status says more than the phase does. */
  note: string | undefined;
  /** This purchase was begun before, on another page or in another tab, and is followed from here on. */
  isResumed: boolean;
  /**
   * Whether the vendor's page is outside of this one: `away` in a window of its own or in this one's
   * next page, `left` once the user closed it, perhaps after paying.
   */
  whereabouts: "here" | "away" | "left";
  /** The transaction has been `processing` for ten minutes: tell the user that they need not wait here. */
  isOverdue: boolean;
  /**
   * Begins a purchase. Where one of before was paid and its end was not seen yet, that one is shown
   * instead. While one is under way it does nothing, so a double click is harmless; after an error it
   * begins anew as long as the vendor's page was not opened.
   * @throws {Error} with a sentence, where the order is a programmer's mistake
   */
  start: () => void;
  /** Shows a purchase of before that was paid and whose end was not seen yet. Where there is none, it stays `idle`. */
  resume: () => void;
  /**
   * After an error: looks at the transaction again, and begins the same order anew only where nothing
   * can have been paid yet.
   */
  retry: () => void;
  /**
   * Begins another purchase at once, whatever is under way: for a user who knows that the last one was
   * not paid, or who wants a second one. What the vendor has begun goes on there.
   * @throws {Error} with a sentence, where the order is a programmer's mistake
   */
  restart: () => void;
  /** Leaves the purchase and goes back to `idle`. What the vendor has begun goes on there. */
  close: () => void;
  /**
   * Takes the vendor's page away at once, as where the user closes what it stands in. Where something
   * may be paid the purchase is followed on (`unsure`), else it goes back to `idle`.
   */
  leave: () => void;
  /**
   * Asks the vendor's page to close, which may ask the user first. Where something may be paid the
   * purchase is followed on, else it goes back to `idle`.
   */
  requestClose: () => void;
  /**
   * Whether there is a popup that is seen to close: not where the user opened the page by a link. It can be
   * neither shown nor closed from here, since it does not know this page.
   */
  hasPopup: boolean;
  /**
   * After the error `popup-blocked`: call it in the click of a link with `target="_blank"`. It gives
   * the link its address; where it answers `false`, prevent the click's default.
   */
  followLink: (link: HTMLAnchorElement) => boolean;
  /** Opens the vendor's frame: what `<RampFrame>` calls. Set once session and script are there. */
  openFrame: ((host: HTMLElement) => () => void) | undefined;
  /** What the vendor draws instead of a page, and what it draws it from: what `<RampFrame>` shows. */
  drawn: { View: ComponentType<VendorViewProps>; props: VendorViewProps } | undefined;
}

import type { Mode } from "../../order.ts";

/** Texts for Transak's frame and statuses. Each can be replaced on its own. */
export interface TransakMessages {
  /** Title of Transak's iframe, e.g. for screen readers. */
  title: Record<Mode, string>;
  /**
   * Transak is waiting for a bank transfer. This text and those below explain a Transak status that
   * means more than `status` (docs.transak.com, order status tracking).
   */
  PAYMENT_DONE_MARKED_BY_USER: Record<Mode, string>;
  /** Transak reviews the order before it delivers. */
  ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: Record<Mode, string>;
  /** No payment or crypto arrived in time. */
  EXPIRED: Record<Mode, string>;
  /** The payment or crypto was returned. */
  REFUNDED: Record<Mode, string>;
}

export const english: TransakMessages = {
  title: { buy: "Buy crypto with Transak", sell: "Sell crypto with Transak" },
  PAYMENT_DONE_MARKED_BY_USER: {
    buy: "Transak is waiting for your payment to arrive. A bank transfer can take a few days.",
    sell: "Transak is waiting for your crypto to arrive.",
  },
  ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: {
    buy: "Transak is taking a closer look at this order. There's no need to pay again.",
    sell: "Transak is taking a closer look at this order. There's no need to send anything again.",
  },
  EXPIRED: {
    buy: "Your payment didn't arrive in time, so Transak has closed this order.",
    sell: "Your crypto didn't arrive in time, so Transak has closed this order.",
  },
  REFUNDED: {
    buy: "Transak has sent your payment back to you.",
    sell: "Transak has sent your crypto back to you.",
  },
};

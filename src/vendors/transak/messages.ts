import type { Mode } from "../../order.ts";

/** What Transak's frame and statuses are called. Each sentence can be replaced on its own. */
export interface TransakMessages {
  /** Name of Transak's iframe, e.g. for screen readers. */
  title: Record<Mode, string>;
  /**
   * Transak waits for a bank transfer. This one and the rest are said beside a status that means more
   * than ours does, by Transak's word for it (docs.transak.com, order status tracking).
   */
  PAYMENT_DONE_MARKED_BY_USER: Record<Mode, string>;
  /** Transak takes a closer look before it delivers. */
  ON_HOLD_PENDING_DELIVERY_FROM_TRANSAK: Record<Mode, string>;
  /** Nothing arrived in time. */
  EXPIRED: Record<Mode, string>;
  /** What was paid or sent went back. */
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

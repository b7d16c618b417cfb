import type { Mode } from "../order.ts";
import type { RampErrorCode } from "../RampError.ts";

/** Every sentence that this library shows. Each can be replaced on its own. */
export interface RampMessages {
  /** Name of the widget's region, e.g. for screen readers. */
  title: Record<Mode, string>;
  preparing: string;
  start: Record<Mode, string>;
  /** After a purchase that completed. */
  another: Record<Mode, string>;
  retry: string;
  /** Beside `retry`, where a page was opened and lost: only the user knows whether they paid there. */
  unpaid: string;
  completed: Record<Mode, string>;
  failed: string;
  failedDetail: Record<Mode, string>;
  cancelled: string;
  cancelledDetail: Record<Mode, string>;
  problem: string;
  received: string;
  paid: string;
  sold: string;
  reference: string;
  /** The steps of `<RampStatus>`, in their order. */
  steps: Record<Mode, readonly [string, string, string]>;
  errors: Record<RampErrorCode, string>;
}

const again = "Please try again.";
const ours = "This does not work at the moment, and trying again will not help. Nothing was paid.";
const address = "The payment page could not be loaded.";

export const english: RampMessages = {
  title: { buy: "Buy crypto", sell: "Sell crypto" },
  preparing: "Preparing a secure payment page…",
  start: { buy: "Start buying", sell: "Start selling" },
  another: { buy: "Buy again", sell: "Sell again" },
  retry: "Try again",
  unpaid: "I have not paid: start over",
  completed: { buy: "Your crypto has arrived", sell: "Your money is on your card" },
  failed: "This did not go through",
  failedDetail: {
    buy: "The payment was declined or timed out. Money that was held is released by your bank.",
    sell: "The crypto did not arrive in time, or the payout was refused. If you have sent crypto, ask support and quote the line below.",
  },
  cancelled: "Cancelled",
  cancelledDetail: {
    buy: "You left before paying. Nothing was charged.",
    sell: "You left before sending crypto. Nothing was sold.",
  },
  problem: "This did not work",
  received: "You received",
  paid: "You paid",
  sold: "You sold",
  reference: "Reference",
  steps: {
    buy: ["Payment", "On its way", "Done"],
    sell: ["Your crypto", "Paying out", "Done"],
  },
  errors: {
    "session-network": `We could not reach the server. Check your connection. ${again}`,
    "session-timeout": `The server took too long to answer. ${again}`,
    "session-malformed": `The server's answer made no sense, so nothing was opened. ${again}`,
    "session-expired": `This payment page waited too long. ${again}`,
    "session-used":
      "This payment page opens only once. If you have paid, do not pay again: we keep looking.",
    unauthorized: "You are not signed in any more. Sign in, then come back here.",
    forbidden: "Your account may not do this. Ask support, and quote the line below.",
    "offramp-disabled": "Selling is not available here.",
    "currency-not-supported": "This currency is not available here. Choose another one.",
    "wallet-not-supported":
      "This currency is not available on this network. Choose another network.",
    "kyc-required":
      "Your identity has to be confirmed first. Ask support how, and quote the line below.",
    "order-rejected": "This order was not accepted. Check the amount and the currency.",
    "rate-limited": "Too many tries in a short time. Wait a moment, then try again.",
    "endpoint-not-found": ours,
    "endpoint-failed": `Something went wrong on the server. Nothing was paid. ${again}`,
    "vendor-unavailable": `The payment provider does not answer at the moment. ${again}`,
    "script-origin": `${address} It came from an address that is not trusted. ${again}`,
    "script-network": `${address} Check your connection, or allow it in your ad blocker. ${again}`,
    "script-blocked": ours,
    "script-timeout": `${address} It took too long. ${again}`,
    "script-malformed": `${address} ${again}`,
    "frame-failed": `${address} ${again}`,
    "frame-timeout": `The payment page did not appear. ${again}`,
    "popup-blocked": "Your browser blocked the payment window. Allow it, then try again.",
    "transaction-not-found":
      "We cannot find your payment yet. It is not lost: look again in a moment.",
    "transaction-malformed": "We cannot read the status right now. Your payment is not affected.",
    "transaction-unreachable":
      "We cannot see the status right now. Your payment is not affected, and we keep looking.",
    "deposit-failed":
      "Your wallet did not confirm. Look there first whether the crypto was sent, before you send it by hand.",
  },
};

/** Some sentences of the table, for those who want to say them in other words. */
export type RampMessageOverrides = Partial<Omit<RampMessages, "errors">> & {
  errors?: Partial<RampMessages["errors"]>;
};

export function withMessages(own: RampMessageOverrides | undefined): RampMessages {
  return { ...english, ...own, errors: { ...english.errors, ...own?.errors } };
}

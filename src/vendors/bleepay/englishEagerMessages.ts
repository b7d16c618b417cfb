import type { BleepayEagerMessages } from "./messages.ts";

const support = "contact support with the reference";

export const englishEagerMessages: BleepayEagerMessages = {
  underpaid: "We received less than the amount due",
  underpaidDetail: `Don't send the rest yet. Instead, ${support} below.`,
  overpaid: `We received more than the amount due. To ask about the difference, ${support}.`,
  expired: `We didn't receive a payment in time. If you've sent anything, ${support}.`,
  failed: `The payment provider couldn't accept the payment. If you've sent anything, ${support}.`,
  cancelled: `You cancelled this payment. If you've sent anything, ${support}.`,
  notLoaded: "The payment details couldn't be loaded. Check your connection.",
  again: "Try again",
};

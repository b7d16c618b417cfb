import type { BleepayEagerMessages } from "./messages.ts";

const support = "contact support with the reference";

export const englishEagerMessages: BleepayEagerMessages = {
  underpaid: "We received less than the amount due",
  underpaidDetail: `Your money isn't lost. Don't send more on your own. Instead, ${support} below.`,
  overpaid: `We received more than the amount due. To ask about the difference, ${support}.`,
  expired: `We didn't receive a payment in time. If you've sent something, ${support}.`,
  failed: `The payment provider couldn't accept the payment. If you've sent something, ${support}.`,
  cancelled: `You cancelled this payment. If you've sent something, ${support}.`,
  notLoaded: "The payment details couldn't be loaded. Check your connection.",
  again: "Try again",
};

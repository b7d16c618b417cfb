import type { BleepayNotes } from "./messages.ts";

const support = "ask support and quote the reference";

export const englishNotes: BleepayNotes = {
  underpaid: "Less arrived than was asked for",
  underpaidDetail: `Your money is not lost. Do not send more on your own: ${support} below.`,
  overpaid: `More arrived than was asked for. To have the rest looked at, ${support}.`,
  expired: `No payment was seen in time. If you have sent something, ${support}.`,
  failed: `The provider could not accept the payment. If you have sent something, ${support}.`,
  cancelled: `You cancelled this payment. If you have sent something, ${support}.`,
  notLoaded: "The payment details could not be loaded. Check your connection.",
  again: "Try again",
};

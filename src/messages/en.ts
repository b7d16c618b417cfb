import { vendors } from "../vendors/messages/en.ts";
import { english } from "./english.ts";
import { englishHistory } from "./englishHistory.ts";
import { englishOrder } from "./englishOrder.ts";
import type { RampLanguage } from "./RampMessages.ts";

/** English. */
export const messages: RampLanguage = {
  ...english,
  history: englishHistory,
  order: englishOrder,
  vendors,
};

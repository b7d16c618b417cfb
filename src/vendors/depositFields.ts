import { type FieldSpecs, text } from "./parseFields.ts";
import type { SellDeposit } from "./Vendor.ts";

/**
 * Fields of a deposit request, for every vendor. A wallet may parse `1e3`, `0x64` or `-5` as
 * another amount than a person reads, and invisible characters make an address differ from the one
 * on screen.
 */
export const depositFields: FieldSpecs<Omit<SellDeposit, "transactionId">> = {
  amount: text(/^(?=.{1,32}$)(?=.*[1-9])(?:0|[1-9]\d*)(?:\.\d+)?$/),
  currency: text(/^[\w$.+-]{1,32}$/),
  network: text(/^(?! )[\w$.:+/() -]{1,66}(?<! )$/),
  address: text(/^[\x21-\x7e]{1,256}$/),
};

import { type FieldSpecs, text } from "./parseFields.ts";
import type { SellDeposit } from "./Vendor.ts";

/**
 * What crypto is sent by, whichever vendor asks for it. A wallet may read `1e3`, `0x64` or `-5` as another
 * amount than a person does, and letters that cannot be seen make another address than the one that is shown.
 */
export const depositFields: FieldSpecs<Omit<SellDeposit, "transactionId">> = {
  amount: text(/^(?=.{1,32}$)(?=.*[1-9])(?:0|[1-9]\d*)(?:\.\d+)?$/),
  currency: text(/^[\w$.+-]{1,32}$/),
  network: text(/^(?! )[\w$.:+/() -]{1,66}(?<! )$/),
  address: text(/^[\x21-\x7e]{1,256}$/),
};

/** What a purchase needs only once something may have been paid. */
export { findPurchaseToResume } from "../unfinished/findPurchaseToResume.ts";
export { followTransaction } from "./followTransaction.ts";

import type { VendorReturn } from "../Vendor.ts";
import { isTransakReference } from "./isTransakReference.ts";

/** Transak writes strings as JSON, in double quotes, and missing values as `undefined`. */
export function parseReturnUrl({ searchParams }: URL): VendorReturn | undefined {
  const read = (name: string) => searchParams.get(name)?.replace(/^"(.*)"$/s, "$1");
  const isKnown = (id: string | undefined): id is string =>
    id !== undefined && /^[\w-]{1,255}$/.test(id) && id !== "undefined" && id !== "null";
  const transactionId = read("partnerOrderId");
  const reference = read("orderId");
  if (!isKnown(transactionId)) return undefined;
  return {
    transactionId,
    reference: isKnown(reference) && isTransakReference(reference) ? reference : undefined,
  };
}

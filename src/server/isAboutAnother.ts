import type { VendorServer } from "../vendors/VendorServer.ts";

/** Whether a vendor's answer names another transaction than the one with this id. */
export function isAboutAnother(
  vendor: VendorServer,
  id: string,
  body: Record<string, unknown>,
): boolean {
  try {
    const named = vendor.parseTransaction?.(body).id;
    return named !== undefined && named !== id && named !== vendor.getRecordId?.(id);
  } catch {
    // It can't be read, so it says nothing of another one.
    return false;
  }
}

import type { RampUser, VendorServer } from "../vendors/VendorServer.ts";
import { unauthorized, notFound } from "./responses.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";
import { authenticate } from "./authenticate.ts";
import type { VendorLookup } from "./createVendorLookup.ts";

/** The transaction that a request is about, and its user. */
export interface TransactionRequest {
  vendor: VendorServer;
  id: string;
  user: RampUser;
  /** The vendor's own id of the transaction, as the browser claims it. */
  reference: string | undefined;
}

/** A reference of dots alone would be a relative path segment in a URL. */
const REFERENCE = /^(?!\.+$)[\w.-]{1,255}$/;

/**
 * Authenticates the user and reads the query's `vendor` and `reference`, or returns the response
 * that refuses the request.
 */
export async function resolveTransactionRequest(
  request: Request,
  id: string,
  vendorOf: VendorLookup,
  options: RampEndpointOptions,
): Promise<TransactionRequest | { refusal: Response }> {
  const user = await authenticate(request, options);
  if (!user) return { refusal: unauthorized() };
  const { searchParams } = new URL(request.url);
  const vendor = vendorOf(searchParams.get("vendor"));
  if (!vendor) return { refusal: notFound() };
  const reference = searchParams.get("reference") ?? "";
  return { vendor, id, user, reference: REFERENCE.test(reference) ? reference : undefined };
}

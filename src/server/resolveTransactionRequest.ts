import type { RampUser, VendorServer } from "../vendors/VendorServer.ts";
import { unauthorized, notFound } from "./responses.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";
import { authenticate } from "./authenticate.ts";
import type { VendorOf } from "./vendorsByName.ts";

/** Which transaction a request is about, and who asks. */
export interface TransactionRequest {
  vendor: VendorServer;
  id: string;
  user: RampUser;
  /** What the browser heard that the vendor calls it. */
  reference: string | undefined;
}

/** Of dots alone it would mean a folder wherever it is put into an address. */
const REFERENCE = /^(?!\.+$)[\w.-]{1,255}$/;

/** Reads who asks, and the query's `vendor` and `reference`; or says why nothing can be asked. */
export async function resolveTransactionRequest(
  request: Request,
  id: string,
  vendorOf: VendorOf,
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

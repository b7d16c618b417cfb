import type { RampUser, VendorServer } from "../vendors/VendorServer.ts";
import { nobody, notFound } from "./answer.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";
import { signedIn } from "./signedIn.ts";
import type { VendorOf } from "./vendorsByName.ts";

/** Which transaction a request is about, and who asks. */
export interface AskedTransaction {
  vendor: VendorServer;
  id: string;
  user: RampUser;
  /** What the browser heard that the vendor calls it. */
  reference: string | undefined;
}

/** Of dots alone it would mean a folder wherever it is put into an address. */
const REFERENCE = /^(?!\.+$)[\w.-]{1,255}$/;

/** Reads who asks, and the query's `vendor` and `reference`; or says why nothing can be asked. */
export async function askedTransaction(
  request: Request,
  id: string,
  vendorOf: VendorOf,
  options: RampEndpointOptions,
): Promise<AskedTransaction | { refusal: Response }> {
  const user = await signedIn(request, options);
  if (!user) return { refusal: nobody() };
  const { searchParams } = new URL(request.url);
  const vendor = vendorOf(searchParams.get("vendor"));
  if (!vendor) return { refusal: notFound() };
  const reference = searchParams.get("reference") ?? "";
  return { vendor, id, user, reference: REFERENCE.test(reference) ? reference : undefined };
}

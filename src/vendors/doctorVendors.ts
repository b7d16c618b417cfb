import { bleepay } from "./bleepay/server.ts";
import { proof } from "./proof/server.ts";
import { sandboxVendors } from "./sandboxServerVendors.ts";
import { transak } from "./transak/server.ts";
import type { VendorServer } from "./VendorServer.ts";

/** The vendors' systems that a page may use. */
export type DoctorEnvironment = "production" | "staging" | "sandbox";

/** What `ramp-widget doctor` knows of a vendor. */
export type DoctorVendor = Pick<VendorServer, "name" | "page">;

/** Environment variables of the documentation whose values a page may contain. */
export const PUBLIC_VARIABLES: readonly string[] = ["PROOF_URL", "TRANSAK_KEY", "BLEEPAY_WIDGET"];

/** Beginnings of secrets that vendors issue, each with enough after it to be one. */
export const SECRET_SHAPES: readonly RegExp[] = [/\bwdgt_secret_[\w-]{6,}/, /\bwhsec_[\w+/=-]{6,}/];

/** Only `page` matters here, which doesn't depend on credentials. */
const UNUSED = "unused";

/** Returns all vendors with what their pages need in an environment, without credentials. */
export function createDoctorVendors(environment: DoctorEnvironment): DoctorVendor[] {
  if (environment === "sandbox") return sandboxVendors();
  return [
    proof({ baseUrl: "https://localhost", clientToken: UNUSED }),
    transak({ environment, apiKey: UNUSED, apiSecret: UNUSED, referrerDomain: "localhost" }),
    bleepay({ baseUrl: "https://localhost", widgetId: UNUSED, clientSecret: UNUSED }),
  ];
}

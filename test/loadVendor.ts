// These come with the test's own file: `loadVendor` waits for a vendor's code only so long, and a busy machine may take
// longer to compile it.
import "../src/vendors/bleepay/bleepayVendor.ts";
import "../src/vendors/proof/proofVendor.ts";
import "../src/vendors/transak/transakVendor.ts";

export { loadVendor } from "../src/vendors/loadVendor.ts";

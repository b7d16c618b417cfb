import { bleepay } from "./bleepay/bleepay.ts";
import { proof } from "./proof/proof.ts";
import { transak } from "./transak/transak.ts";
import type { VendorInput } from "./Vendor.ts";

/** Where `ramp-sandbox` serves browsers. */
export interface SandboxPageOptions {
  /** Origin of the vendors' scripts and pages: `--widget-port`. @default "http://localhost:5175" */
  widgetOrigin?: string | undefined;
}

/**
 * The `vendors` of a page that uses `ramp-sandbox`: `<RampWidget vendors={sandboxVendors()}>`. The
 * server needs those of `ramp-widget/sandbox/server`. Remove both in production.
 */
export function sandboxVendors({
  widgetOrigin = "http://localhost:5175",
}: SandboxPageOptions = {}): VendorInput[] {
  const origins = [widgetOrigin];
  return [
    proof({ scriptUrl: `${widgetOrigin}/widget.2.0.js`, scriptOrigins: origins }),
    transak({ frameOrigins: origins }),
    bleepay(),
  ];
}

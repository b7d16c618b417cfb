import type { SandboxFlags } from "./readFlags.ts";

/** What to paste on both sides, and the next step. Lists only options that differ from their defaults. */
export function describeSetup(
  apiUrl: string,
  widgetUrl: string,
  { initTokenType }: Pick<SandboxFlags, "initTokenType">,
): string {
  const widget = widgetUrl === "http://localhost:5175" ? "" : `widgetOrigin: "${widgetUrl}"`;
  const api = apiUrl === "http://localhost:5174" ? "" : `apiUrl: "${apiUrl}"`;
  const series = initTokenType === "sdk_customer_token" ? "" : `initTokenType: "${initTokenType}"`;
  return `In your page:
  import { sandboxVendors } from "ramp-widget/sandbox/page";
  const vendors = ${call(widget)};
  <RampWidget vendors={vendors} … />

On your server:
  import { sandboxVendors } from "ramp-widget/sandbox/server";
  rampEndpoint({ vendors: ${call(api, widget, series)}, … })

Next: open your app, such as http://localhost:3000, and enter the values above. Vendors that you configure
yourself need more options: docs/sandbox.md, "Vendor options".`;
}

function call(...options: string[]): string {
  const given = options.filter(Boolean).join(", ");
  return `sandboxVendors(${given && `{ ${given} }`})`;
}

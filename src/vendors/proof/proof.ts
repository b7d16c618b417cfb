import { assertNoSecretOptions } from "../assertNoSecretOptions.ts";
import type { LazyVendor, VendorScript } from "../Vendor.ts";
import type { ProofOptions } from "./ProofOptions.ts";

/** Proof On/Off Ramp, for sessions with either `init_token_type`. */
export function proof(options: ProofOptions = {}): LazyVendor {
  assertNoSecretOptions(options);
  const {
    scriptUrl = "https://widget.proof.community/widget.2.0.js",
    scriptOrigins = ["https://widget.proof.community"],
    scriptIntegrity,
  } = options;
  const script = (src: string): VendorScript => ({
    src,
    global: "proofWidget",
    origins: scriptOrigins,
    integrity: scriptIntegrity,
  });
  return {
    name: "proof",
    script: script(scriptUrl),
    matches: (answer) => "merchant_transaction_id" in Object(answer),
    load: async () => (await import("./proofVendor.ts")).proofVendor(script, scriptUrl),
  };
}

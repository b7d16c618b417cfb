import { RampError } from "../../RampError.ts";
import { refuseSecrets } from "../refuseSecrets.ts";
import type { Vendor, VendorScript } from "../Vendor.ts";
import { openProofFrame } from "./openProofFrame.ts";
import { parseProofSession } from "./session.ts";
import { parseProofTransaction } from "./transaction.ts";

/** Where Proof's script may come from. */
export interface ProofOptions {
  /**
   * The widget's script, for sessions that do not name one.
   * @default "https://widget.proof.community/widget.2.0.js"
   */
  scriptUrl?: string;
  /**
   * The only origins that the script may come from, the session's `widget_url` included.
   * @default ["https://widget.proof.community"]
   */
  scriptOrigins?: readonly string[];
  /**
   * Subresource integrity of the script, e.g. `sha384-…`: other bytes do not run. It pins one
   * version, and Proof changes `widget.2.0.js` in place, so only use it where Proof promises you
   * fixed bytes and an `Access-Control-Allow-Origin` header for them.
   * @default none
   */
  scriptIntegrity?: string;
}

/** Proof gives an `init_token` one hour to its first use (docs.proof.community, session and errors). */
const LIFETIME = 60 * 60 * 1000;

/** Proof On/Off Ramp, both editions of its session. */
export function proof(options: ProofOptions = {}): Vendor {
  refuseSecrets(options);
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
    recognizes: (answer) =>
      typeof answer === "object" && answer !== null && "merchant_transaction_id" in answer,
    parseSession(answer, order) {
      const session = parseProofSession(answer);
      if (session.type !== undefined && session.type !== order.mode)
        throw new RampError(
          "session-malformed",
          `The order is to ${order.mode}, and the session's field \`type\` says otherwise, so nothing was opened. Check what the endpoint asks the vendor for.`,
        );
      return {
        transactionId: session.merchant_transaction_id,
        mode: order.mode,
        lifetime: LIFETIME,
        script: script(session.widget_url ?? scriptUrl),
        open: (frame) => openProofFrame(session, frame),
      };
    },
    parseTransaction: parseProofTransaction,
  };
}

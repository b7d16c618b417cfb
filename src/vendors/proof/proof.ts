import type { Vendor, VendorScript } from "../Vendor.ts";
import { openProofFrame } from "./openFrame.ts";
import { parseProofSession } from "./session.ts";
import { parseProofTransaction } from "./transaction.ts";

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
}

/** Proof gives an `init_token` one hour to its first use (docs.proof.community, session and errors). */
const LIFETIME = 60 * 60 * 1000;

/** Proof On/Off Ramp, both editions of its session. */
export function proof(options: ProofOptions = {}): Vendor {
  const {
    scriptUrl = "https://widget.proof.community/widget.2.0.js",
    scriptOrigins = ["https://widget.proof.community"],
  } = options;
  const script = (src: string): VendorScript => ({
    src,
    global: "proofWidget",
    origins: scriptOrigins,
  });
  return {
    name: "proof",
    script: script(scriptUrl),
    recognizes: (answer) =>
      typeof answer === "object" && answer !== null && "merchant_transaction_id" in answer,
    parseSession(answer, order) {
      const session = parseProofSession(answer);
      return {
        transactionId: session.merchant_transaction_id,
        mode: session.type === "sell" || session.type === "buy" ? session.type : order.mode,
        lifetime: LIFETIME,
        script: script(session.widget_url ?? scriptUrl),
        open: (frame) => openProofFrame(session, frame),
      };
    },
    parseTransaction: parseProofTransaction,
  };
}

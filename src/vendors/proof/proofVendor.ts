import { RampError } from "../../RampError.ts";
import type { VendorImplementation, VendorScript } from "../Vendor.ts";
import { openProofFrame } from "./openProofFrame.ts";
import { parseProofSession } from "./session.ts";
import { parseProofTransaction } from "./transaction.ts";

/** An `init_token` must be used within one hour (docs.proof.community, session and errors). */
const SESSION_TTL_MS = 60 * 60 * 1000;

/**
 * @param script describes Proof's script at a URL
 * @param scriptUrl the script's URL for sessions without one
 */
export function proofVendor(
  script: (src: string) => VendorScript,
  scriptUrl: string,
): VendorImplementation {
  return {
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
        expiresInMs: SESSION_TTL_MS,
        script: script(session.widget_url ?? scriptUrl),
        open: (frame) => openProofFrame(session, frame),
      };
    },
    parseTransaction: parseProofTransaction,
  };
}

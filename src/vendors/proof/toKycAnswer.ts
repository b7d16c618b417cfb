import * as z from "zod/mini";
import { toConfigurationErrorAnswer } from "../toConfigurationErrorAnswer.ts";
import type { VendorAnswer } from "../VendorServer.ts";

/** Proof's response to `GET /widget/users/{partner_user_id}/kyc-status`; its words are this library's. */
const schema = z.object({
  partner_user_id: z.string(),
  status: z.enum(["not_started", "pending", "verified", "failed"]),
});

/**
 * The answer of `getKycStatus` for Proof's response. Proof answers 404 for a user it doesn't know.
 * That such a user has not started is inferred: Proof learns of users by their first session.
 */
export function toKycAnswer(userId: string, answer: VendorAnswer): VendorAnswer {
  const { requestId, time } = answer;
  // Without Proof's word, 404 means that there is no such API at this URL.
  if (answer.status === 404 && answer.body.error === "not_found")
    return { status: 200, body: { status: "not_started" }, requestId, time };
  if (answer.status >= 400) return toConfigurationErrorAnswer(answer);
  const { success, data } = schema.safeParse(answer.body);
  if (success && data.partner_user_id === userId)
    return { status: 200, body: { status: data.status }, requestId, time };
  const body = {
    error: "upstream_error",
    code: "upstream_invalid_response",
    message: "The provider returned an invalid response. Try again later.",
  };
  return { status: 502, body, requestId, time };
}

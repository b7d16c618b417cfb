import type { UnavailableReason } from "../Offer.ts";

/** Why no session is created. */
export interface Refusal {
  status: 400 | 403;
  /** @default derived from `status` */
  error?: string;
  code: string;
  message: string;
  /** The same, as the reason for no offer. */
  reason: UnavailableReason;
  /** As in the offer. */
  isUserSpecific?: boolean;
}

export function badRequest(reason: UnavailableReason, code: string, message: string): Refusal {
  return { status: 400, code, message, reason };
}

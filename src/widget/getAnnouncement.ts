import type { RampMessages } from "../messages/RampMessages.ts";
import type { Ramp } from "../core/publicTypes.ts";
import type { OrderStep } from "./props.ts";
import { getStatusText } from "./Steps.tsx";

/** Text for the live region. Errors and others with a live region of their own are not included. */
export function getAnnouncement(
  ramp: Ramp,
  orderStep: OrderStep | undefined,
  messages: RampMessages,
): string {
  // The form stands in place of what the purchase would show.
  if (orderStep?.form) return "";
  const { phase, order, frameStatus, depositRequest, deposit, transaction } = ramp;
  // The widget no longer shows an address.
  if (phase === "deposit-declined" && !depositRequest) return messages.unconfirmed[order.mode];
  switch (phase) {
    case "requesting":
    case "loading":
      return messages.preparing;
    case "depositing":
    case "deposited":
    case "deposit-declined":
      return messages[phase];
    case "unconfirmed":
      return deposit?.status === "unknown"
        ? messages.errors["deposit-failed"]
        : messages.unconfirmed[order.mode];
    case "processing":
    case "completed":
    case "failed":
    case "cancelled":
      return getStatusText({ ...transaction, mode: order.mode, status: phase }, messages);
    case "ready":
      if (frameStatus?.pending === "kyc") return messages.identityCheck;
      return depositRequest ? messages.deposit : "";
    case "idle":
    case "error":
      return "";
  }
}

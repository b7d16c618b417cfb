import type { RampMessages } from "../messages/RampMessages.ts";
import type { Ramp } from "../core/types.ts";
import { announcement } from "./Steps.tsx";

/** What is read out when it changes. What has a live region of its own, such as an error, is not in it. */
export function getAnnouncement(ramp: Ramp, messages: RampMessages): string {
  const { phase, order, frameStatus, depositRequest, deposit } = ramp;
  // There is no address below any more.
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
      return announcement({ mode: order.mode, status: phase }, messages);
    case "ready":
      if (frameStatus?.pending === "kyc") return messages.identityCheck;
      return depositRequest ? messages.deposit : "";
    case "idle":
    case "error":
      return "";
  }
}

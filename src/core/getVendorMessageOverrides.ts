import type { RampMessageOverrides } from "../messages/RampMessages.ts";

/** The host's messages for one vendor. */
export function getVendorMessageOverrides(
  messages: RampMessageOverrides | undefined,
  vendor: string | undefined,
): object | undefined {
  return vendor === undefined ? undefined : messages?.vendors?.[vendor];
}

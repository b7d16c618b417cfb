import type { UnavailableReason } from "../../vendors/Offer.ts";
import { CONFIGURATION_ERROR } from "../../vendors/toConfigurationErrorAnswer.ts";
import type { VendorAnswer, VendorServer } from "../../vendors/VendorServer.ts";

/** Codes by which vendors refuse an order that another vendor may serve. */
const REASON_BY_CODE: ReadonlyMap<unknown, UnavailableReason> = new Map([
  ["currency_not_allowed", "asset-unsupported"],
  ["unsupported_currency", "asset-unsupported"],
  ["wallet_not_supported", "asset-unsupported"],
  ["network_not_allowed", "asset-unsupported"],
  ["offramp_disabled", "mode-unsupported"],
]);

/** A 400 that says one of these anywhere concerns the user. */
const ABOUT_USER =
  /kyc|aml|sanction|complian|identi|verif|document|block|restrict|suspend|fraud|eligib|user|\bpep\b/i;

/**
 * Why another vendor may be tried after a vendor refused to open a session. Nothing if it may not:
 * the user was refused, which no other vendor may be asked to overlook, or the vendor may have
 * opened a session.
 */
export function getFailoverReason(
  { status, body, isUncertain = false }: VendorAnswer,
  { repeatsSessions = false }: Pick<VendorServer, "repeatsSessions">,
): UnavailableReason | undefined {
  // The first answer may have been lost, and this one refuses its repetition.
  if (isUncertain) return undefined;
  const { error, code, message } = body;
  const known = REASON_BY_CODE.get(code) ?? REASON_BY_CODE.get(error);
  if (known) return known;
  if (error === CONFIGURATION_ERROR) return "not-configured";
  if (status === 429) return "rate-limited";
  if (status === 400)
    return ABOUT_USER.test([code, error, message].join(" ")) ? undefined : "order-unsupported";
  // Without an answer, or where a session can be paid unseen, there may be one.
  const mayHaveOpened = code === "upstream_unavailable" || repeatsSessions;
  return status >= 500 && !mayHaveOpened ? "unreachable" : undefined;
}

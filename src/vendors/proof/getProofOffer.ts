import type { Order } from "../../order.ts";
import { withTimeout } from "../../withTimeout.ts";
import type { Offer } from "../Offer.ts";
import { untilAborted } from "../untilAborted.ts";
import type { RampUser, VendorAnswer } from "../VendorServer.ts";
import type { ProofQuoteContext, ProofQuotes } from "./ProofQuotes.ts";
import { toProofOffer } from "./toProofOffer.ts";

/** The longest that an offer waits for the identity check, in milliseconds. */
const KYC_TIMEOUT_MS = 1_000;
/** The longest that it waits for the price, in milliseconds: a little less than the endpoint waits for the offer. */
const PRICE_TIMEOUT_MS = 3_000;

/**
 * The offer for an order that Proof would open a session for. The price and the user's identity
 * check are requested in parallel. Either is unknown if it fails or isn't there in time.
 *
 * @throws the signal's reason, as soon as it aborts
 */
export async function getProofOffer(
  order: Order,
  user: RampUser,
  context: ProofQuoteContext,
  quotes: ProofQuotes | undefined,
  getKycStatus: (signal: AbortSignal) => Promise<VendorAnswer>,
): Promise<Offer> {
  const { signal } = context;
  signal.throwIfAborted();
  const [said, kyc] = await Promise.allSettled([
    untilAborted(withTimeout(askForQuote(order, user, context, quotes), PRICE_TIMEOUT_MS), signal),
    withTimeout(getKycStatus(signal), KYC_TIMEOUT_MS),
  ]);
  // The body of an error has none.
  const status = kyc.status === "fulfilled" ? kyc.value.body.status : undefined;
  if (status === "failed")
    return { status: "unavailable", vendor: "proof", reason: "user-refused" };
  signal.throwIfAborted();
  const price = said.status === "fulfilled" ? said.value : { unavailable: "unreachable" as const };
  return toProofOffer(order, price, status !== undefined && status !== "verified");
}

/** Turns a throw of the partner's function into a rejection. */
async function askForQuote(
  order: Order,
  user: RampUser,
  context: ProofQuoteContext,
  quotes: ProofQuotes | undefined,
) {
  return quotes?.(order, user, context);
}

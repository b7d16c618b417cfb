import type { Order } from "../../order.ts";
import type { AmountLimit, Offer, UnavailableOffer, UnavailableReason } from "../Offer.ts";
import { toConfigurationErrorAnswer } from "../toConfigurationErrorAnswer.ts";
import { toUnavailableOffer } from "../toUnavailableOffer.ts";
import type { RampUser, VendorServer } from "../VendorServer.ts";
import { type Candidate, checkOrder, getLimitProblem } from "./checkOrder.ts";
import { isIp, type RequestPublic } from "./createTransakClient.ts";
import type { createLists } from "./lists.ts";
import { buildQuoteQuery, parseQuote } from "./quote.ts";
import { readRefusal } from "./refusalReason.ts";

/** What offers are made with. */
export interface OfferSource {
  apiKey: string;
  request: RequestPublic;
  getLists: ReturnType<typeof createLists>;
}

/** Transak's offers: its lists first, and its price only for what they allow. */
export function createOffers({
  apiKey,
  request,
  getLists,
}: OfferSource): NonNullable<VendorServer["getOffers"]> {
  async function requestOffer(
    order: Order,
    candidate: Candidate,
    { user, country, signal }: { user: RampUser; country: string | undefined; signal: AbortSignal },
  ): Promise<Offer> {
    const { coin, fiat, limits } = candidate;
    const query = buildQuoteQuery(order, candidate, { apiKey, country });
    const answer = await request({
      path: `/api/v1/pricing/public/quotes?${query}`,
      user,
      signal,
    });
    signal.throwIfAborted();
    if (answer.status >= 400) {
      const reason = readRefusal(answer);
      const offer = toUnavailableOffer("transak", toConfigurationErrorAnswer(answer));
      // Only an order's fault has words.
      return withLimits(
        offer.reason === "unreadable" && reason ? { ...offer, reason } : offer,
        limits,
      );
    }
    const quote = parseQuote(answer.body, order, candidate);
    if (!quote) return unavailable("unreadable", limits);
    // The side that the order left open is known only now.
    const problem = getLimitProblem(candidate, [
      { currency: coin.symbol, amount: quote.amount },
      { currency: fiat.symbol, amount: quote.fiatAmount },
    ]);
    return problem
      ? unavailable(problem, limits)
      : withLimits({ status: "quoted", vendor: "transak", quote }, limits);
  }

  return async (order, user, { country = user.country, signal }) => {
    // Without it, Transak opens no session.
    if (!isIp(user.ip)) return [unavailable("not-configured")];
    const lists = await getLists(user, signal);
    if ("refusal" in lists) return [lists.refusal];
    const checked = checkOrder(order, lists, country);
    if ("reason" in checked) return [unavailable(checked.reason, checked.limits)];
    if ("unpriced" in checked)
      return [withLimits({ status: "unpriced", vendor: "transak" }, checked.unpriced)];
    return Promise.all(
      checked.candidates.map((one) => requestOffer(order, one, { user, country, signal })),
    );
  };
}

function unavailable(
  reason: UnavailableReason,
  limits: readonly AmountLimit[] = [],
): UnavailableOffer {
  return withLimits({ status: "unavailable", vendor: "transak", reason }, limits);
}

function withLimits<One extends Offer>(offer: One, limits: readonly AmountLimit[]): One {
  return limits.length > 0 ? { ...offer, limits } : offer;
}

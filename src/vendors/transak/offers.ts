import type { Order } from "../../order.ts";
import { createCache } from "../createCache.ts";
import type { AmountLimit, Offer, Quote, UnavailableOffer, UnavailableReason } from "../Offer.ts";
import { toConfigurationErrorAnswer } from "../toConfigurationErrorAnswer.ts";
import { toUnavailableOffer } from "../toUnavailableOffer.ts";
import type { RampUser, VendorAnswer, VendorServer } from "../VendorServer.ts";
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

/** A price, or the answer without one. */
type Priced = { quote: Quote | undefined } | { refusal: VendorAnswer };

/** How long a price serves other users with the same order, in milliseconds. Transak's quotes are valid four times as long. */
const QUOTE_CACHE_MS = 15_000;
/** Prices that are kept at a time. */
const MAX_QUOTES = 1_000;

/** Transak's offers: its lists first, and its price only for what they allow. */
export function createOffers({
  apiKey,
  request,
  getLists,
}: OfferSource): NonNullable<VendorServer["getOffers"]> {
  const cache = createCache<Priced>({
    ttlMs: QUOTE_CACHE_MS,
    maxEntries: MAX_QUOTES,
    isWorthKeeping: (priced) => "quote" in priced && priced.quote !== undefined,
    // What Transak refuses one user, it may allow another.
    sharesLoads: false,
  });

  async function requestOffer(
    order: Order,
    candidate: Candidate,
    { user, country, signal }: { user: RampUser; country: string | undefined; signal: AbortSignal },
  ): Promise<Offer> {
    const { coin, fiat, limits } = candidate;
    const query = buildQuoteQuery(order, candidate, { apiKey, country }).toString();
    // Without a country, Transak's price depends on the IP address.
    const key = country === undefined ? `${user.ip} ${query}` : query;
    const priced = await cache(key, async () => {
      const path = `/api/v1/pricing/public/quotes?${query}`;
      const answer = await request({ path, user, signal });
      signal.throwIfAborted();
      return answer.status >= 400
        ? { refusal: answer }
        : { quote: parseQuote(answer.body, order, candidate) };
    });
    if ("refusal" in priced) {
      const reason = readRefusal(priced.refusal);
      const offer = toUnavailableOffer("transak", toConfigurationErrorAnswer(priced.refusal));
      // Transak explains a refusal only if the order itself is at fault.
      return withLimits(
        offer.reason === "unreadable" && reason ? { ...offer, reason } : offer,
        limits,
      );
    }
    const { quote } = priced;
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
    if (!isIp(user.ip)) return [{ ...unavailable("not-configured"), isUserSpecific: true }];
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

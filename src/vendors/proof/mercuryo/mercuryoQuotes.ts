import type { Order } from "../../../order.ts";
import { withTimeout } from "../../../withTimeout.ts";
import { createCache } from "../../createCache.ts";
import { findLimitProblem } from "../../findLimitProblem.ts";
import type { UnavailableReason } from "../../Offer.ts";
import { checkObject, isHeaderText } from "../../optionChecks.ts";
import { parseSecureBaseUrl } from "../../parseSecureBaseUrl.ts";
import { pauseFor, requestVendor } from "../../requestVendor.ts";
import { toConfigurationErrorAnswer } from "../../toConfigurationErrorAnswer.ts";
import { toUnavailableOffer } from "../../toUnavailableOffer.ts";
import type { VendorAnswer } from "../../VendorServer.ts";
import type { ProofQuote, ProofQuotes, ProofUnavailable } from "../ProofQuotes.ts";
import { buildRateRequest } from "./buildRateRequest.ts";
import { createLimitsLoader } from "./createLimitsLoader.ts";
import { parseRate } from "./parseRate.ts";

/** Options of `mercuryoQuotes()`. */
export interface MercuryoQuotesOptions {
  /** The `widget_id` of your Proof onboarding. Ask Mercuryo or Proof whether it may be used here. */
  widgetId: string;
  /**
   * Mercuryo's names for networks, by the names in your orders, e.g. `{ TRC20: "TRON" }`.
   * @default the names in public code, e.g. `TRON`, `ETHEREUM` and `BITCOIN`
   */
  networks?: Readonly<Record<string, string>> | undefined;
  /**
   * Base URL of Mercuryo's API: `https:`, or `http:` on a loopback host.
   * @default "https://api.mercuryo.io/v1.6"
   */
  baseUrl?: string | undefined;
}

/** How long a price holds, in milliseconds. Mercuryo documents no time, so this is inferred. */
const PRICE_TTL_MS = 60_000;
/** How long a price serves everyone with the same order, in milliseconds: it doesn't depend on the user. */
const PRICE_CACHE_MS = 15_000;
/** Prices that are kept at a time. */
const MAX_PRICES = 1_000;
/** How long a price waits for the limits, in milliseconds. After that they count as unknown. */
const LIMITS_TIMEOUT_MS = 2_000;
/** The reasons that are about the request, and not about this moment or this server. */
const REFUSALS: ReadonlySet<UnavailableReason | undefined> = new Set([
  "asset-unsupported",
  "unreadable",
]);

/**
 * Prices for `proof({ quotes })` from Mercuryo's public API (widget.docs.mercuryo.io). That Mercuryo
 * runs Proof's purchases is inferred, not documented, and so is that it charges the same there as
 * it says here: every price is an estimate. Compare it with Proof's own page before you show it.
 *
 * Mercuryo prices amounts that it doesn't serve, so its limits are checked as well. It gets the
 * order's currencies, network, amount and payment method, and the user's country.
 *
 * @example
 *   proof({ baseUrl, clientToken, quotes: mercuryoQuotes({ widgetId }) });
 *
 * @throws {TypeError} immediately, if an option is invalid
 */
export function mercuryoQuotes(options: MercuryoQuotesOptions): ProofQuotes {
  const base = checkOptions(options);
  const { widgetId, networks = {} } = options;

  async function request(
    path: string,
    query: Record<string, string | undefined>,
    signal?: AbortSignal,
  ): Promise<VendorAnswer> {
    const given = Object.entries({ ...query, widget_id: widgetId }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    const call = {
      url: `${base}${path}?${new URLSearchParams(given).toString()}`,
      secrets: [],
      user: undefined,
      headers: { Accept: "application/json" },
      // The next quote request is the retry.
      repeatable: false,
      signal,
    };
    return toConfigurationErrorAnswer(await requestVendor(call, pauseFor));
  }

  // Mercuryo documents the money in `from` for both directions.
  const loadLimits = createLimitsLoader(({ mode, currency, fiatCurrency }) =>
    request("/public/currency-limits", { from: fiatCurrency, to: currency, type: mode }),
  );

  const prices = createCache<ProofQuote | ProofUnavailable>({
    ttlMs: PRICE_CACHE_MS,
    maxEntries: MAX_PRICES,
    isWorthKeeping: ({ unavailable }) => unavailable === undefined,
    sharesLoads: false,
  });

  return async (order, user, { country = user.country, signal }) => {
    const { mode, currency, amount, fiatAmount, fiatCurrency } = order;
    if (fiatCurrency === undefined) return undefined;
    const rate = buildRateRequest(order, fiatCurrency, networks, country);
    if (rate === "method-unsupported") return { unavailable: rate };
    const [limits, said] = await Promise.all([
      withTimeout(loadLimits({ mode, currency, fiatCurrency }), LIMITS_TIMEOUT_MS).catch(
        () => undefined,
      ),
      rate &&
        prices(JSON.stringify([rate.path, rate.query]), async () =>
          toQuote(await request(rate.path, rate.query, signal), order, fiatCurrency),
        ),
    ]);
    // Before the price: Mercuryo may refuse to name one because of the amount.
    const asked = [
      { amount: fiatAmount, currency: fiatCurrency },
      { amount, currency },
    ];
    const problem = findLimitProblem(limits ?? [], asked, undefined);
    if (problem) return { unavailable: problem, limits };
    if (!rate || !said) return { limits };
    // If Mercuryo refuses a request that it doesn't document, it may still serve the order.
    return !rate.isDocumented && REFUSALS.has(said.unavailable) ? { limits } : { ...said, limits };
  };
}

function toQuote(
  answer: VendorAnswer,
  order: Order,
  fiatCurrency: string,
): ProofQuote | ProofUnavailable {
  if (answer.status < 400) {
    const quote = parseRate(answer.body, order, fiatCurrency);
    const expiresAt = new Date(Date.now() + PRICE_TTL_MS).toISOString();
    return quote ? { ...quote, expiresAt } : { unavailable: "unreadable" };
  }
  // Mercuryo doesn't document how it refuses a pair. That it is one of these is inferred.
  if (answer.status === 400 || answer.status === 422) return { unavailable: "asset-unsupported" };
  const { reason, retryAfter } = toUnavailableOffer("proof", answer);
  return { unavailable: reason, retryAfter };
}

function checkOptions(options: MercuryoQuotesOptions): string {
  checkObject("mercuryoQuotes()", options, "Pass `{ widgetId }` of your Proof onboarding.");
  const { widgetId, networks, baseUrl = "https://api.mercuryo.io/v1.6" } = options;
  if (!isHeaderText(widgetId))
    throw new TypeError(
      "mercuryoQuotes() got no usable `widgetId`: it is empty, or has spaces or line breaks in it. Pass it as Proof gave it to you.",
    );
  if (networks !== undefined && (typeof networks !== "object" || !networks))
    throw new TypeError(
      'mercuryoQuotes() got `networks` that are no object. Pass Mercuryo\'s names by the names in your orders, such as `{ TRC20: "TRON" }`, or leave it out.',
    );
  const base = parseSecureBaseUrl(baseUrl);
  if (base !== undefined) return base;
  throw new TypeError(
    'mercuryoQuotes() got a `baseUrl` that is no absolute https: address, such as "https://api.mercuryo.io/v1.6"; plain http: is for loopback hosts only.',
  );
}

import type { QueryObserverOptions } from "@tanstack/query-core";
import type { CustomEndpoint } from "../../client/CustomEndpoint.ts";
import { requestQuotes } from "../../client/getOffers.ts";
import { getBackoffDelay } from "../../getBackoffDelay.ts";
import { type Order, toWireOrder } from "../../order.ts";
import { RampError } from "../../RampError.ts";
import type { RampStorage } from "../RampSettings.ts";
import { getPageTransactions } from "../transaction/pageTransactions.ts";
import { getEndpointKey } from "../transaction/transactionsQueryOptions.ts";
import { type OfferList, parseOffers } from "./parseOffers.ts";

/** The order to ask for, and its endpoint. */
export interface QuotesQueryInput {
  /** As in `useRamp`. */
  endpoint: string | CustomEndpoint;
  /** The order, with an amount. */
  order: Order;
  /** The user's country, ISO 3166 alpha-2. The endpoint may know better. */
  country?: string | undefined;
}

export type QuotesKey = readonly [string, string, string, string];

/** TanStack Query options that ask for quotes. */
export interface QuotesOptions extends QueryObserverOptions<
  OfferList,
  RampError,
  OfferList,
  OfferList,
  QuotesKey
> {
  queryKey: QuotesKey;
}

/**
 * Quotes on screen are asked for again when the first one expires, but within these times, in milliseconds, and only
 * while the page is visible.
 */
const MIN_REFRESH_MS = 5_000;
const MAX_REFRESH_MS = 60_000;
/** Within this time, in milliseconds, the same order is not asked for again. */
const STALE_AFTER_MS = 15_000;
/** How long quotes are kept that no one looks at, in milliseconds. */
const KEPT_MS = 60_000;
const MAX_RETRIES = 2;

export function getQuotesKey(
  { endpoint, order, country = "" }: QuotesQueryInput,
  storage?: RampStorage | null,
): QuotesKey {
  const { theme: _theme, redirect_url: _redirectUrl, ...asked } = toWireOrder(order);
  const question = JSON.stringify([asked, country]);
  return ["ramp-widget", "quotes", getEndpointKey(endpoint, storage), question];
}

/** The query that asks for quotes. */
export function quotesQuery(
  queryKey: QuotesKey,
  { endpoint, order, country }: QuotesQueryInput,
): QuotesOptions {
  return {
    queryKey,
    queryFn: async ({ signal }) =>
      parseOffers(
        await respectLimit(queryKey[2], () => requestQuotes(endpoint, order, country, signal)),
      ),
    retry: (failures, error) => failures < MAX_RETRIES && isTemporary(error),
    retryDelay: (failures) => getBackoffDelay(failures, { firstMs: 500 }),
    staleTime: STALE_AFTER_MS,
    gcTime: KEPT_MS,
    refetchInterval: ({ state: { data, error } }) =>
      error
        ? error.retryAfter === undefined
          ? MAX_REFRESH_MS
          : Math.max(MIN_REFRESH_MS, error.retryAfter * 1000)
        : getRefreshDelay(data?.expiresAt),
    // The browser's offline state is a hint: it stops no request.
    networkMode: "always",
  };
}

/** A 429 of an endpoint. */
interface QuotesLimit {
  error: RampError;
  /** When `Retry-After` is over, in milliseconds since 1970. */
  until: number;
}

/**
 * Every new order is a new query, and users type on while the endpoint wants to be left alone.
 *
 * @throws {RampError} `rate-limited`, without a request, while the endpoint's `Retry-After` isn't over
 */
async function respectLimit<Answer>(
  endpointKey: string,
  request: () => Promise<Answer>,
): Promise<Answer> {
  const { client } = getPageTransactions();
  const key = ["ramp-widget", "quotes-limit", endpointKey];
  const { error, until = 0 } = client.getQueryData<QuotesLimit>(key) ?? {};
  const leftMs = until - Date.now();
  if (error && leftMs > 0) {
    const { code, message, stage, status, requestId, vendorCode } = error;
    const retryAfter = Math.ceil(leftMs / 1000);
    throw new RampError(code, message, { stage, status, requestId, vendorCode, retryAfter });
  }
  try {
    return await request();
  } catch (thrown) {
    const { code, retryAfter = 0 } = thrown as RampError;
    const limit = { error: thrown as RampError, until: Date.now() + retryAfter * 1000 };
    if (code === "rate-limited") client.setQueryData<QuotesLimit>(key, limit);
    throw thrown;
  }
}

function getRefreshDelay(expiresAt: number = Infinity): number {
  return Math.min(MAX_REFRESH_MS, Math.max(MIN_REFRESH_MS, expiresAt - Date.now()));
}

/** Whether a request that failed may succeed at once: the network broke, or the server is restarting. */
export function isTemporary({ code, status = 0, retryAfter }: RampError): boolean {
  return retryAfter === undefined && (code === "session-network" || status >= 502);
}

/**
 * Options for `useQuery` that ask for an order's quotes in your own query client, when the first one
 * expires and at least every minute while the page is visible. `data.offers` has the best offer first. They override the client's defaults.
 * `error` is a `RampError`.
 */
export function quotesQueryOptions(input: QuotesQueryInput): QuotesOptions {
  return {
    ...quotesQuery(getQuotesKey(input), input),
    enabled: true,
    placeholderData: () => undefined,
    refetchOnMount: true,
    refetchOnReconnect: true,
    refetchOnWindowFocus: true,
    throwOnError: false,
  };
}

import { hashKey } from "@tanstack/query-core";
import type { RampError } from "../../RampError.ts";
import type { Offer } from "../../vendors/Offer.ts";
import type { Order } from "../../order.ts";
import { createTimer } from "../../vendors/createTimer.ts";
import { createSubscribable } from "../createSubscribable.ts";
import type { RampStorage } from "../RampSettings.ts";
import { createQueryStore } from "./createQueryStore.ts";
import type { OfferList } from "./parseOffers.ts";
import {
  getQuotesKey,
  type QuotesKey,
  type QuotesQueryInput,
  quotesQuery,
} from "./quotesQueryOptions.ts";

/** An order's quotes. */
export interface QuotesState {
  /** The best first. They stay while others are requested. Empty without an order. */
  offers: readonly Offer[];
  /** The order that `offers` are for. */
  order: Order | undefined;
  /** There are no offers yet, and no error. */
  isLoading: boolean;
  /** Quotes are being requested. */
  isFetching: boolean;
  /** `offers` are of an earlier order, or one of their quotes has expired. */
  isOutdated: boolean;
  /** When the first quote expires, in milliseconds since 1970 by this page's clock. */
  expiresAt: number | undefined;
  /** When `offers` arrived, in milliseconds since 1970 by this page's clock. */
  updatedAt: number | undefined;
  /**
   * Why the latest request failed; `offers` keeps what was there before. Its `code` is
   * `unauthorized`, `forbidden`, `order-rejected`, `rate-limited`, `endpoint-not-found` if the
   * endpoint has no quotes, `session-network`, `session-malformed` or one of the endpoint's failures.
   */
  error: RampError | undefined;
}

/** What to ask for, and where. */
export interface QuotesTarget extends QuotesQueryInput {
  storage: RampStorage | null | undefined;
}

/** Asks for the quotes of an order that is being filled in. */
export interface Quotes {
  getSnapshot: () => QuotesState;
  subscribe: (listener: () => void) => () => void;
  /** Changes the order, or asks for nothing. */
  setTarget: (target: QuotesTarget | undefined) => void;
  refetch: () => Promise<void>;
}

/** How long the order must stay the same before it is asked for, in milliseconds. */
const DEBOUNCE_MS = 250;

export const NO_QUOTES: QuotesState = {
  offers: [],
  order: undefined,
  isLoading: false,
  isFetching: false,
  isOutdated: false,
  expiresAt: undefined,
  updatedAt: undefined,
  error: undefined,
};

/** Before the first render in a browser. */
export const LOADING_QUOTES: QuotesState = { ...NO_QUOTES, isLoading: true, isFetching: true };

export function createQuotes(first: QuotesTarget | undefined): Quotes {
  const query = createQueryStore<OfferList, QuotesKey>(undefined);
  /** The order that is asked for, and the one that will be. */
  let asked: string | undefined;
  let wanted: string | undefined;
  let askedOrder: Order | undefined;
  let snapshot = NO_QUOTES;
  let hasExpired = false;
  let askWanted = () => {};
  const debounce = createTimer(() => askWanted());
  const expiry = createTimer(() => {
    hasExpired = true;
    update();
  });
  const { subscribe, notify, isConnected } = createSubscribable(connect);

  function connect() {
    const stop = query.subscribe(update);
    update();
    return () => {
      stop();
      expiry.clear();
    };
  }

  function update() {
    const { data, isPrevious, updatedAt, isLoading, isFetching, error } = query.getSnapshot();
    const expiresAt = data?.expiresAt;
    if (expiresAt !== snapshot.expiresAt) {
      hasExpired = expiresAt !== undefined && expiresAt <= Date.now();
      expiry.set(expiresAt === undefined ? Infinity : Math.max(0, expiresAt - Date.now()));
    }
    const isWaiting = asked !== wanted;
    const next: QuotesState = {
      offers: data?.offers ?? NO_QUOTES.offers,
      order: data && (isPrevious ? snapshot.order : askedOrder),
      isLoading: wanted !== undefined && (isLoading || (isWaiting && !data && !error)),
      isFetching: isFetching || (isWaiting && wanted !== undefined),
      isOutdated: data !== undefined && (isPrevious || isWaiting || hasExpired),
      expiresAt,
      updatedAt: data && updatedAt,
      error,
    };
    const names = Object.keys(next) as (keyof QuotesState)[];
    if (names.every((name) => next[name] === snapshot[name])) return;
    snapshot = next;
    if (isConnected()) notify();
  }

  const quotes: Quotes = {
    getSnapshot: () => snapshot,
    subscribe,
    setTarget(target) {
      const key = target && getQuotesKey(target, target.storage);
      const hash = key && hashKey(key);
      if (hash === wanted) return;
      const isFirst = asked === undefined;
      wanted = hash;
      askWanted = () => {
        asked = hash;
        askedOrder = target?.order;
        query.setOptions(target && key && quotesQuery(key, target));
        update();
      };
      // The first order is there already; later ones come while someone types.
      if (isFirst || !target) {
        debounce.clear();
        askWanted();
      } else debounce.set(DEBOUNCE_MS);
      update();
    },
    refetch: query.refetch,
  };
  quotes.setTarget(first);
  return quotes;
}

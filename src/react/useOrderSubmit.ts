import { useEffect, useRef, useState } from "react";
import {
  decideSubmit,
  getQuote,
  type OfferChoice,
  type QuoteChange,
  selectOffer,
} from "../core/order/decideSubmit.ts";
import type { Order } from "../order.ts";
import { reportThrown } from "../reportThrown.ts";
import type { Quote } from "../vendors/Offer.ts";
import type { UseQuotesState } from "./useQuotes.ts";

/** A second click this soon, in milliseconds, is part of a double click. */
const DOUBLE_CLICK_MS = 1000;

interface OrderSubmitInput {
  /** The order whose offers the user has seen. */
  order: Order | undefined;
  /** Something has to change first. */
  isBlocked: boolean;
  choice: OfferChoice | undefined;
  quotes: UseQuotesState;
  slippage: number;
  onSubmit: ((order: Order) => unknown) | undefined;
}

interface OrderSubmission {
  submit: () => void;
  /** Forgets a change that the user was asked about, because the form has changed. */
  reset: () => void;
  isSubmitting: boolean;
  quoteChange: QuoteChange | undefined;
}

/** Waits for new quotes. */
interface Waiting {
  seen: Quote | undefined;
  hasAnswer: boolean;
}

/**
 * Places the order once, with quotes that hold: outdated ones are requested again first, and the user confirms a price
 * that got worse.
 */
export function useOrderSubmit(input: OrderSubmitInput): OrderSubmission {
  const { order, isBlocked, choice, quotes, slippage, onSubmit } = input;
  const [waiting, setWaiting] = useState<Waiting>();
  const [quoteChange, setQuoteChange] = useState<QuoteChange>();
  const [isPlacing, setPlacing] = useState(false);
  const lock = useRef({ isPlacing: false, placedAt: -Infinity });

  function decide(seen: Quote | undefined) {
    if (!order || isBlocked) return;
    const decision = decideSubmit({ order, offers: quotes.offers, choice, seen, slippage });
    setQuoteChange(decision.type === "confirm" ? decision.quoteChange : undefined);
    if (decision.type === "submit") void place(decision.order);
  }

  async function place(placed: Order) {
    lock.current = { isPlacing: true, placedAt: performance.now() };
    setPlacing(true);
    try {
      await onSubmit?.(placed);
    } catch (thrown) {
      reportThrown(thrown);
    }
    lock.current.isPlacing = false;
    setPlacing(false);
  }

  function submit() {
    const { isPlacing, placedAt } = lock.current;
    const isDouble = isPlacing || performance.now() - placedAt < DOUBLE_CLICK_MS;
    const selected = selectOffer(quotes.offers, choice);
    if (isDouble || waiting || !order || isBlocked || !selected) return;
    const seen = quoteChange ? quoteChange.after : getQuote(selected);
    const hasExpired = quotes.expiresAt !== undefined && Date.now() >= quotes.expiresAt;
    if (quotes.isOutdated || hasExpired) void renew(seen);
    else decide(seen);
  }

  async function renew(seen: Quote | undefined) {
    const wait: Waiting = { seen, hasAnswer: false };
    setWaiting(wait);
    await quotes.refetch();
    // Query tells its observers in a task of their own, which is due before this one.
    setTimeout(() =>
      setWaiting((current) => (current === wait ? { ...wait, hasAnswer: true } : current)),
    );
  }

  useEffect(
    function submitWithNewQuotes() {
      if (!waiting?.hasAnswer || quotes.isFetching) return;
      setWaiting(undefined);
      if (!quotes.error) decide(waiting.seen);
    },
    // Only an answer submits: the rest is read as it is then.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [waiting, quotes.isFetching],
  );

  return {
    submit,
    reset() {
      setWaiting(undefined);
      setQuoteChange(undefined);
    },
    isSubmitting: waiting !== undefined || isPlacing,
    quoteChange,
  };
}

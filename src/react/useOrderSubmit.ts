import { type RefObject, useEffect, useRef, useState } from "react";
import {
  decideSubmit,
  type OfferChoice,
  type QuoteChange,
  selectOffer,
  type SubmitDecision,
} from "../core/order/decideSubmit.ts";
import type { Order } from "../order.ts";
import { isPageHidden } from "../core/pageActivity.ts";
import { reportThrown } from "../reportThrown.ts";
import type { Offer } from "../vendors/Offer.ts";
import type { UseQuotesState } from "./useQuotes.ts";

/** A second click this soon, in milliseconds, is part of a double click: what it would answer can't have been read. */
const DOUBLE_CLICK_MS = 1000;

/** An offer that replaced another one counts as seen after this time on screen, in milliseconds. */
const NOTICE_MS = 2_000;

/** Older quotes are requested again before the order is placed, in milliseconds. The endpoint keeps them as long. */
const REQUOTE_AFTER_MS = 15_000;

/** How long the order waits for newer quotes if those on screen still hold, in milliseconds. */
const REQUOTE_PATIENCE_MS = 5_000;

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
  seen: Offer | undefined;
  isOver: boolean;
}

/** The user has to confirm a price. */
interface Question {
  /** The offer that they saw before. */
  seen: Offer | undefined;
  /** The offer with the new price. */
  offer: Offer;
  quoteChange: QuoteChange;
  /** By the page's monotonic clock, in milliseconds. */
  askedAt: number;
}

/**
 * Places the order once, with quotes that hold: older ones are requested again first, and the user confirms a price
 * that got worse since they saw it.
 */
export function useOrderSubmit(input: OrderSubmitInput): OrderSubmission {
  const { order, isBlocked, choice, quotes, slippage, onSubmit } = input;
  const [waiting, setWaiting] = useState<Waiting>();
  const [question, setQuestion] = useState<Question>();
  const [isPlacing, setPlacing] = useState(false);
  const lock = useRef({ isPlacing: false, placedAt: -Infinity });
  const selected = selectOffer(quotes.offers, choice);
  const seenRef = useSeenOffer(JSON.stringify([order, choice]), order && selected);

  function decide(seen: Offer | undefined) {
    if (!order || isBlocked) return;
    const decision = decideSubmit({ order, offers: quotes.offers, choice, seen, slippage });
    ask(seen, decision);
    if (decision.type === "submit") void place(decision.order);
  }

  function ask(seen: Offer | undefined, decision: SubmitDecision) {
    const { type } = decision;
    const askedAt = performance.now();
    setQuestion(type === "confirm" ? { ...decision, seen, askedAt } : undefined);
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
    const lastAt = Math.max(placedAt, question?.askedAt ?? -Infinity);
    const isDouble = isPlacing || performance.now() - lastAt < DOUBLE_CLICK_MS;
    if (isDouble || waiting || !order || isBlocked || !selected) return;
    const seen = question?.offer ?? seenRef.current;
    const { isOutdated, expiresAt = Infinity, updatedAt = 0 } = quotes;
    const now = Date.now();
    if (isOutdated || now >= expiresAt || now - updatedAt >= REQUOTE_AFTER_MS) renew(seen);
    else decide(seen);
  }

  function renew(seen: Offer | undefined) {
    const wait: Waiting = { seen, isOver: false };
    const end = () =>
      setWaiting((current) => (current === wait ? { ...wait, isOver: true } : current));
    setWaiting(wait);
    // TanStack Query notifies its observers in a separate task, which runs before this one.
    void quotes.refetch().then(() => setTimeout(end));
    setTimeout(end, REQUOTE_PATIENCE_MS);
  }

  useEffect(
    function submitWithNewQuotes() {
      const { isOutdated, isFetching, error } = quotes;
      if (!waiting?.isOver || (isOutdated && isFetching)) return;
      setWaiting(undefined);
      // Without an answer, the price on screen counts for as long as its vendor said.
      if (!isOutdated || !error) decide(waiting.seen);
    },
    // Runs only when quotes arrive; everything else is read at that moment.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [waiting, quotes.isFetching],
  );

  useEffect(
    function askAnew() {
      if (!question || !order || !selected || selected === question.offer) return;
      const { seen } = question;
      ask(seen, decideSubmit({ order, offers: quotes.offers, choice, seen, slippage }));
    },
    // Asks again only if the selected offer changed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [selected],
  );

  return {
    submit,
    reset() {
      setWaiting(undefined);
      setQuestion(undefined);
    },
    isSubmitting: waiting !== undefined || isPlacing,
    quoteChange: question?.quoteChange,
  };
}

/**
 * The selected offer, as far as the user has had time to see it: the first one for what they entered, and a later one
 * only after a while on screen. Quotes can change in the moment before a click.
 *
 * @param entered what the user entered and chose
 */
function useSeenOffer(entered: string, offer: Offer | undefined): RefObject<Offer | undefined> {
  const seen = useRef<Offer>(undefined);
  const seenFor = useRef<string>(undefined);
  useEffect(
    function notice() {
      if (!offer) return;
      if (seenFor.current !== entered) {
        seenFor.current = entered;
        seen.current = offer;
        return;
      }
      const timer = setTimeout(() => {
        if (!isPageHidden()) seen.current = offer;
      }, NOTICE_MS);
      return () => clearTimeout(timer);
    },
    [entered, offer],
  );
  return seen;
}

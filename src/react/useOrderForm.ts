import { useEffect, useMemo, useState } from "react";
import { formatAmount, getFractionDigits } from "../core/order/formatAmount.ts";
import { getQuote, selectOffer, toChoice } from "../core/order/decideSubmit.ts";
import { formatOtherSide } from "../core/order/formatOtherSide.ts";
import { getChoices, type OrderPick } from "../core/order/orderChoices.ts";
import type { OrderForm, OrderFormOptions } from "../core/order/OrderForm.ts";
import { findProblem } from "../core/order/findProblem.ts";
import { findLimitProblem, getMethodLimits, getOfferLimits } from "../core/order/orderLimits.ts";
import type { AmountSide, OrderAdvice } from "../core/order/orderProblem.ts";
import { parseAmount } from "../core/order/parseAmount.ts";
import type { OfferChoice } from "../core/order/decideSubmit.ts";
import { isAmount, type Order } from "../order.ts";
import type { Offer } from "../vendors/Offer.ts";
import { useInheritedSettings } from "./useInheritedSettings.ts";
import { useOrderOptions } from "./useOrderOptions.ts";
import { useOrderSubmit } from "./useOrderSubmit.ts";
import { useQuotes, type UseQuotesOptions } from "./useQuotes.ts";
import { useResolvedSettings } from "./useResolvedSettings.ts";

/**
 * How long an order waits for the options, in milliseconds: a little longer than the endpoint waits for its vendors.
 * After that, the host's defaults count.
 */
const OPTIONS_PATIENCE_MS = 5_000;

/** What the user has typed and chosen. */
export interface OrderFormFields {
  side: AmountSide;
  text: string;
  /** The language that `text` was typed in: in another one it may be another amount. */
  locale: string | undefined;
  /** What the form began with: a host's later render changes nothing that the user may have seen. */
  defaults: OrderPick;
  pick: OrderPick;
  choice: OfferChoice | undefined;
  /** The form was submitted without an amount. */
  wasSubmitted: boolean;
}

/** Keeps the fields of a form that is unmounted for the next one. */
export interface KeptFields {
  get: () => OrderFormFields | undefined;
  set: (fields: OrderFormFields) => void;
}

export function createKeptFields(): KeptFields {
  let kept: OrderFormFields | undefined;
  return { get: () => kept, set: (fields) => void (kept = fields) };
}

/** The vendors' limits, as far as their last offers for such orders say. */
interface KnownLimits {
  scopeKey: string;
  offers: readonly Offer[];
}

/**
 * The state of an order form: what the user types, what can be chosen, what the vendors offer for it, and the order
 * that is placed in the end. Amounts are read in the user's language, and compared without rounding. Vendors are asked
 * only for an amount that one of them may take.
 */
export function useOrderForm(options: OrderFormOptions): OrderForm {
  return useKeptOrderForm(options, undefined);
}

/** The same for a form that may be shown again. */
export function useKeptOrderForm(
  options: OrderFormOptions,
  kept: KeptFields | undefined,
): OrderForm {
  const { mode = "buy", country, slippage = 0.01, onSubmit } = options;
  const locale = useResolvedSettings(options).lang ?? "en";
  const [fields, setFields] = useState(() => kept?.get() ?? getFirstFields(options, locale));
  useEffect(() => kept?.set(fields), [kept, fields]);
  const [limits, setLimits] = useState<KnownLimits>();
  const known = useOrderOptions({ ...options, enabled: options.options === undefined });
  const awaitsOptions = useAwaitsOptions(known.isLoading);
  const choices = getChoices({
    mode,
    options: options.options ?? known.options,
    assets: options.assets,
    pick: fields.pick,
    defaults: fields.defaults,
  });
  const { currency, network, fiatCurrency, paymentMethod } = choices;
  const { side } = fields;
  const maxFractionDigits = side === "fiat" ? getFractionDigits(fiatCurrency) : undefined;
  const parsed = parseAmount(fields.text, fields.locale, maxFractionDigits);
  const amount = isAmount(parsed.amount) ? parsed.amount : undefined;

  const amountCurrency = side === "fiat" ? fiatCurrency : currency;
  const scope = { mode, currency, network, fiatCurrency, paymentMethod };
  const scopeKey = JSON.stringify([scope, side, country]);
  const findIn = (limits: ReturnType<typeof getOfferLimits>) =>
    amount === undefined ? undefined : findLimitProblem(amount, amountCurrency, limits);
  const { vendors } = useInheritedSettings(options);
  const alternatives = vendors?.map(({ name }) => name);
  const limitProblem = findIn(
    // Once there are offers, only their limits count: those of the options are for any network, country and user.
    limits?.scopeKey === scopeKey
      ? getOfferLimits(limits.offers, amountCurrency)
      : getMethodLimits(choices.paymentMethods, paymentMethod, alternatives),
  );
  const isComplete = amount !== undefined && currency !== undefined && !awaitsOptions;
  const order =
    isComplete && !limitProblem
      ? toOrder(
          { ...scope, currency, alternatives },
          side === "fiat" ? { fiatAmount: amount } : { amount },
        )
      : undefined;

  const quotes = useOwnQuotes({ ...options, order }, alternatives);
  // Until the hook knows of a change, its state is that of the order before.
  const isAnswered = order !== undefined && JSON.stringify(order) === JSON.stringify(quotes.order);
  const isFresh = isAnswered && !quotes.isOutdated;
  const isNew = limits?.offers !== quotes.offers || limits.scopeKey !== scopeKey;
  if (isFresh && isNew) setLimits({ scopeKey, offers: quotes.offers });
  const selectedOffer = selectOffer(quotes.offers, fields.choice);
  const quote = getQuote(selectedOffer);
  const problem = findProblem({
    parsed,
    wasSubmitted: fields.wasSubmitted,
    limitProblem,
    offers: isFresh ? quotes.offers : undefined,
    choice: fields.choice,
    choices,
    side,
    hasNoAssets: currency === undefined && !known.isLoading && !known.error,
  });

  const submission = useOrderSubmit({
    order: isAnswered ? order : undefined,
    isBlocked: problem !== undefined,
    choice: fields.choice,
    quotes,
    slippage,
    onSubmit,
  });

  function change(next: Partial<OrderFormFields>) {
    submission.reset();
    setFields((before) => ({ ...before, wasSubmitted: false, ...next }));
  }

  function pick(next: OrderPick) {
    change({ pick: { ...fields.pick, ...next }, choice: undefined });
  }

  function setAmount(nextSide: AmountSide, text: string) {
    change({ side: nextSide, text, locale });
  }

  function applyAdvice(advice: OrderAdvice) {
    switch (advice.change) {
      case "amount":
        return setAmount(side, formatAmount(dropZeros(advice.amount), locale));
      case "paymentMethod":
        return pick({ paymentMethod: advice.paymentMethod });
      case "network":
        return pick({ network: advice.network });
      case "fiatCurrency":
        return pick({ fiatCurrency: advice.fiatCurrency });
      case "nothing":
        return void (order ? quotes.refetch() : known.refetch());
    }
  }

  const typed =
    parsed.amount !== undefined && fields.locale !== locale
      ? formatAmount(parsed.amount, locale)
      : fields.text;
  const other = formatOtherSide(quote, {
    mode,
    side,
    offers: quotes.offers,
    fiatCurrency,
    locale,
  });
  return {
    ...choices,
    mode,
    amountSide: side,
    amount,
    fiatText: side === "fiat" ? typed : other,
    cryptoText: side === "crypto" ? typed : other,
    setAmount,
    setCurrency: (next, nextNetwork) => pick({ currency: next, network: nextNetwork }),
    setNetwork: (next) => pick({ network: next }),
    setFiatCurrency: (next) => pick({ fiatCurrency: next }),
    setPaymentMethod: (next) => pick({ paymentMethod: next }),
    isLoadingOptions: known.isLoading,
    optionsError: known.error,
    refetchOptions: known.refetch,
    order,
    offers: quotes.offers,
    isLoading: quotes.isLoading,
    isFetching: quotes.isFetching,
    isOutdated: quotes.offers.length > 0 && !isFresh,
    isAnswered,
    expiresAt: isFresh ? quotes.expiresAt : undefined,
    error: order && quotes.error,
    refetch: quotes.refetch,
    selectedOffer,
    isOfferChosen: fields.choice !== undefined,
    chooseOffer: (offer) => change({ choice: offer && toChoice(offer) }),
    problem,
    applyAdvice,
    quoteChange: submission.quoteChange,
    isSubmitting: submission.isSubmitting,
    submit() {
      if (amount === undefined && !problem)
        setFields((before) => ({ ...before, wasSubmitted: true }));
      else submission.submit();
    },
  };
}

/** Whether the order waits for the options: for a while, because a failure of theirs must not prevent it. */
function useAwaitsOptions(isLoading: boolean): boolean {
  const [isOverdue, setOverdue] = useState(false);
  useEffect(
    function limitWait() {
      if (!isLoading) return;
      const timer = setTimeout(() => setOverdue(true), OPTIONS_PATIENCE_MS);
      return () => clearTimeout(timer);
    },
    [isLoading],
  );
  return isLoading && !isOverdue;
}

/** A custom endpoint may answer with vendors that it wasn't asked for, and whose page can't be opened here. */
function useOwnQuotes(options: UseQuotesOptions, names: readonly string[] | undefined) {
  const quotes = useQuotes(options);
  const all = quotes.offers;
  const key = names?.join();
  const offers = useMemo(() => {
    const own = key?.split(",");
    return own ? all.filter(({ vendor }) => own.includes(vendor)) : all;
  }, [all, key]);
  return { ...quotes, offers };
}

function getDefaults(options: OrderFormOptions): OrderPick {
  return {
    currency: options.defaultCurrency,
    network: options.defaultNetwork,
    fiatCurrency: options.defaultFiatCurrency,
    paymentMethod: options.defaultPaymentMethod,
  };
}

function getFirstFields(options: OrderFormOptions, locale: string): OrderFormFields {
  const { defaultAmount, defaultFiatAmount } = options;
  const amount = defaultAmount ?? defaultFiatAmount;
  return {
    side: defaultAmount === undefined ? "fiat" : "crypto",
    text: isAmount(amount) ? formatAmount(dropZeros(amount as string), locale) : "",
    locale,
    defaults: getDefaults(options),
    pick: {},
    choice: undefined,
    wasSubmitted: false,
  };
}

/** The user would read `1.000` as a thousand, and so would the form. */
function dropZeros(amount: string): string {
  const [whole = "", fraction = ""] = amount.split(".");
  const decimals = fraction.replace(/0+$/, "").padEnd(Math.min(fraction.length, 2), "0");
  return decimals ? `${whole}.${decimals}` : whole;
}

/** Without fields that are unknown. */
function toOrder(scope: Omit<Order, "amount" | "fiatAmount">, amount: object): Order {
  const given = Object.entries({ ...scope, ...amount }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as unknown as Order;
}

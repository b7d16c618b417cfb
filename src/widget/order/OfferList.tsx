import { type ReactElement, useId } from "react";
import { getQuote } from "../../core/order/decideSubmit.ts";
import { isServing } from "../../core/order/orderProblem.ts";
import { OfferRow } from "./OfferRow.tsx";
import { useOrderContext } from "./OrderContext.ts";
import { useSecondsUntil } from "./useSecondsUntil.ts";

/** The vendors' offers, as one control. Those of an earlier order stay, dimmed, until there are new ones. */
export function OfferList(): ReactElement | null {
  const { form, words } = useOrderContext();
  const group = useId();
  const { offers, mode } = form;
  // Vendors are asked after the options are known.
  const awaitsOptions = form.isLoadingOptions && form.amount !== undefined && !form.order;
  if ((form.isLoading || awaitsOptions) && offers.length === 0)
    return <Skeleton text={words.loading} />;
  if (offers.length === 0) return null;
  const isEstimate = offers.some((offer) => getQuote(offer)?.isBinding === false);
  return (
    <fieldset
      className="ramp-order-offers"
      aria-busy={form.isFetching}
      data-outdated={form.isOutdated ? "" : undefined}
    >
      <legend>{words.provider}</legend>
      <Refresh />
      {/* Safari drops the role of a list without markers. */}
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles */}
      <ul role="list">
        {offers.map((offer, index) => (
          <OfferRow
            key={[offer.vendor, getQuote(offer)?.paymentMethod, index].join(" ")}
            offer={offer}
            group={group}
          />
        ))}
      </ul>
      {isEstimate && offers.some(isServing) ? <p>{words.estimateDetail[mode]}</p> : null}
    </fieldset>
  );
}

/** Outside of the live region: it changes every second. */
function Refresh(): ReactElement {
  const { form, words, locale } = useOrderContext();
  const seconds = useSecondsUntil(form.expiresAt);
  const unit = { style: "unit", unit: "second", unitDisplay: "short" } as const;
  return (
    <small className="ramp-order-refresh">
      {form.isOutdated
        ? words.loading
        : seconds === undefined
          ? null
          : words.refresh(new Intl.NumberFormat(locale, unit).format(seconds))}
    </small>
  );
}

/** Placeholder for the offers. */
function Skeleton({ text }: { text: string }): ReactElement {
  return (
    <div className="ramp-order-skeleton" aria-hidden="true">
      <span>{text}</span>
      <i />
      <i />
      <i />
    </div>
  );
}

import type { ReactElement } from "react";
import { getQuote } from "../../core/order/decideSubmit.ts";
import type { Offer, Quote } from "../../vendors/Offer.ts";
import { useWidgetContext } from "../WidgetContext.ts";
import { getReasonText } from "./getProblemText.ts";
import { useOrderContext } from "./OrderContext.ts";
import { getMethodName } from "./orderNames.ts";
import { useOrderFormats } from "./useOrderFormats.ts";

export interface OfferRowProps {
  offer: Offer;
  /** Name of the radio group. */
  group: string;
}

/** One vendor: what it would give, with its fees, or why it doesn't serve the order. */
export function OfferRow({ offer, group }: OfferRowProps): ReactElement {
  const { form, words, nameOf } = useOrderContext();
  const formats = useOrderFormats();
  const name = nameOf(offer.vendor);
  if (offer.status === "unavailable") {
    const currency = form.amountSide === "fiat" ? form.fiatCurrency : form.currency;
    return (
      <li className="ramp-order-offer" data-unavailable="">
        <b>{name}</b> <span>{getReasonText(offer, currency, words, formats)}</span>
      </li>
    );
  }
  const quote = getQuote(offer);
  return (
    <li className="ramp-order-offer">
      <label>
        <input
          type="radio"
          name={group}
          checked={offer === form.selectedOffer}
          onChange={() => form.chooseOffer(offer)}
        />
        {/* The spaces separate the parts for screen readers. */}
        <span>
          <b>{name}</b>{" "}
          {offer.status === "quoted" && offer.isBest ? <mark>{words.best}</mark> : null}
        </span>{" "}
        <bdi>{formats.estimatedOutcome(quote)}</bdi>
        <Notes quote={quote} />
      </label>
      {quote ? <Fees quote={quote} name={name} /> : null}
    </li>
  );
}

/** What else the user should know before choosing. */
function Notes({ quote }: { quote: Quote | undefined }): ReactElement | null {
  const { form, words } = useOrderContext();
  const notes = [
    form.paymentMethod === undefined && quote?.paymentMethod !== undefined
      ? getMethodName(quote.paymentMethod, words)
      : undefined,
    quote?.mayRequireDocuments ? words.documents : undefined,
  ].filter(Boolean);
  return notes.length > 0 ? <small>{notes.join(" · ")}</small> : null;
}

/** The fees, as far as the vendor names them. They are part of the price. */
function Fees({ quote, name }: { quote: Quote; name: string }): ReactElement | null {
  const { words } = useOrderContext();
  const { money } = useWidgetContext().formats;
  // The endpoint's answer isn't checked that deeply.
  const { currency, ...fees } = Object(quote.fees) as Record<string, unknown>;
  const rows = (["network", "vendor", "partner", "total"] as const).flatMap((kind) => {
    const fee = fees[kind];
    const text = typeof fee === "string" && typeof currency === "string" && money(fee, currency);
    return text ? ([[words.fees[kind], text]] as const) : [];
  });
  if (rows.length === 0) return null;
  return (
    <details>
      <summary aria-label={`${words.details}: ${name}`}>{words.details}</summary>
      <dl>
        {rows.map(([label, fee]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{fee}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

import type { Transaction } from "ramp-widget";
import type { ReactElement } from "react";

/** What the user paid and received. */
export function Receipt({ of }: { of: Transaction }): ReactElement {
  const { amount, currency, fiatAmount, fiatCurrency, network, updatedAt, id, reference } = of;
  const money = new Intl.NumberFormat("en", { style: "currency", currency: fiatCurrency ?? "EUR" });
  const date = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
  const facts = [
    ["Paid", fiatAmount && money.format(fiatAmount as `${number}`)],
    ["Network", network],
    ["Date", updatedAt && date.format(new Date(updatedAt))],
  ];
  return (
    <section className="receipt" aria-label="Receipt">
      <p>
        You received
        <strong>
          {amount} {currency}
        </strong>
      </p>
      <dl>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <small>Reference {reference ?? id}</small>
    </section>
  );
}

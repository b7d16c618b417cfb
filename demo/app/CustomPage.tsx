import { RampFrame, type RampPhase, useRamp } from "ramp-widget";
import { type ReactElement, useState } from "react";
import type { PageProps } from "./PageProps.ts";
import { PretendChain } from "./PretendChain.tsx";
import { ProviderChoice } from "./ProviderChoice.tsx";
import { orderOf, providerOf, PROVIDERS, type Provider } from "./providers.ts";
import { usePage } from "./usePage.ts";
import { toCents } from "./useWallet.ts";

/** A purchase in our own words and looks: `useRamp` and `<RampFrame>`, and nothing else. */
export function CustomPage({ wallet, onEvent }: PageProps): ReactElement {
  const { provider } = usePage();
  const { networks, unit } = PROVIDERS[provider];
  const [amount, setAmount] = useState("100");
  const ramp = useRamp({
    ...orderOf(provider, "buy", amount, networks[0]),
    onEvent,
    onComplete: ({ id, amount: received = "0", currency }) =>
      wallet.add({
        id,
        text: "Topped up",
        sum: `+${received} ${currency}`,
        cents: toCents(received),
      }),
  });
  const { phase, order, transaction, error } = ramp;
  // Once the provider's page was open, only the transaction can say whether something was paid.
  const isUncertain = phase === "error" && transaction !== undefined;
  const { title, text } = isUncertain
    ? OUT_OF_SIGHT
    : wordsOf(providerOf(order))[phase as BuyPhase];
  const isOver = phase === "completed" || phase === "failed" || phase === "cancelled";

  return (
    <section className="custom" data-phase={phase} aria-busy={phase === "requesting"}>
      <div aria-live="polite">
        <h1>{title}</h1>
        <p>{text}</p>
      </div>

      {phase === "idle" ? <ProviderChoice /> : null}
      {phase === "idle" ? (
        <fieldset className="choices" aria-label="Amount">
          {["50", "100", "250"].map((choice) => (
            <button
              key={choice}
              type="button"
              aria-pressed={choice === amount}
              onClick={() => setAmount(choice)}
            >
              {choice} {unit}
            </button>
          ))}
        </fieldset>
      ) : null}

      {phase === "completed" ? (
        <p className="received">
          +{transaction?.amount} {transaction?.currency}
        </p>
      ) : null}

      <RampFrame ramp={ramp} className="frame" />
      {phase === "idle" || isOver ? null : <PretendChain order={order} />}

      {phase === "idle" ? (
        <button type="button" onClick={ramp.start}>
          Top up {amount} {unit}
        </button>
      ) : null}
      {isOver ? (
        <button type="button" onClick={ramp.start}>
          Once more
        </button>
      ) : null}
      {error?.retryable ? (
        <button type="button" onClick={ramp.retry}>
          Try again
        </button>
      ) : null}
      {phase === "idle" || phase === "processing" || isOver ? null : (
        <button type="button" className="quiet" onClick={() => ramp.close()}>
          Leave
        </button>
      )}
      {error ? <small>{error.code}</small> : null}
    </section>
  );
}

/** The others are of sales. */
type BuyPhase = Exclude<RampPhase, `deposit${string}`>;

const wordsOf = ({ title, how }: Provider): Record<BuyPhase, { title: string; text: string }> => ({
  idle: { title: "How much?", text: `${how.buy}, and it is in your wallet.` },
  requesting: { title: "One moment.", text: `We are asking ${title} how to pay.` },
  loading: { title: "One moment.", text: `${title} is opening its payment page.` },
  ready: { title: "Your turn.", text: `${title} takes the payment. We only hear of it.` },
  unconfirmed: {
    title: "Have you already paid?",
    text: `If you did, do not pay again: it shows here as soon as ${title} sees it.`,
  },
  processing: { title: "Paid.", text: "Your USDT are on their way." },
  completed: { title: "Done.", text: "Your balance is up to date." },
  failed: {
    title: "No luck.",
    text: "The payment was declined or timed out. If it still goes through, it shows here.",
  },
  cancelled: { title: "Cancelled.", text: "If a payment still goes through, it shows here." },
  error: { title: "That did not work.", text: "Nothing was paid." },
});

/** Nobody knows whether money moved, so nothing is said about it. */
const OUT_OF_SIGHT = {
  title: "Out of sight.",
  text: "We cannot see your payment right now. It goes on without us.",
};

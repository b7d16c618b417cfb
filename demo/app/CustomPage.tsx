import { RampFrame, type RampPhase, useRamp } from "ramp-widget";
import { type ReactElement, useState } from "react";
import type { PageProps } from "./PageProps.ts";
import { PretendChain } from "./PretendChain.tsx";
import { ProviderChoice } from "./ProviderChoice.tsx";
import { orderOf, providerOf, PROVIDERS, type Provider } from "./providers.ts";
import { usePage } from "./usePage.ts";
import { toCents } from "./useWallet.ts";

/** A purchase with its own texts and styles, built on `useRamp` and `<RampFrame>` alone. */
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
  // After the provider's page was open, only the transaction can show whether the user paid.
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
      {phase === "idle" || isOver ? null : <PretendChain vendor={order.vendor} />}

      {phase === "idle" ? (
        <button type="button" onClick={ramp.start}>
          Top up {amount} {unit}
        </button>
      ) : null}
      {isOver ? (
        <button type="button" onClick={ramp.start}>
          {phase === "completed" ? "Top up again" : "Try again"}
        </button>
      ) : null}
      {error?.retryable ? (
        <button type="button" onClick={ramp.retry}>
          Try again
        </button>
      ) : null}
      {phase === "idle" || phase === "processing" || isOver ? null : (
        <button type="button" className="quiet" onClick={() => ramp.close()}>
          Leave checkout
        </button>
      )}
      {error ? <small>{error.code}</small> : null}
    </section>
  );
}

/** The other phases belong to sales. */
type BuyPhase = Exclude<RampPhase, `deposit${string}`>;

const wordsOf = ({ title, how }: Provider): Record<BuyPhase, { title: string; text: string }> => ({
  idle: { title: "How much?", text: `${how.buy}. We’ll add the USDT to your wallet.` },
  requesting: { title: "One moment…", text: `Connecting to ${title}.` },
  loading: { title: "One moment…", text: `Opening ${title}’s payment page.` },
  ready: { title: "Complete your payment", text: `${title} handles the payment.` },
  unconfirmed: {
    title: "Have you already paid?",
    text: `If you have, don’t pay again. Your purchase will show up here as soon as ${title} confirms it.`,
  },
  processing: { title: "Payment received", text: "Your USDT is on its way." },
  completed: { title: "Top-up complete", text: "Your balance is up to date." },
  failed: {
    title: "Payment didn’t go through",
    text: "Your payment was declined or timed out. If it still goes through, we’ll show it here.",
  },
  cancelled: {
    title: "Cancelled",
    text: "If your payment still goes through, we’ll show it here.",
  },
  error: { title: "Something went wrong", text: "Nothing has been paid." },
});

/** It's unknown whether money moved, so the text doesn't mention it. */
const OUT_OF_SIGHT = {
  title: "We can’t check your payment",
  text: "It isn’t affected, and we’ll keep checking.",
};

import { RampFrame, type RampOptions, useRamp } from "ramp-widget";
import { messages } from "ramp-widget/messages/en";
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import { Receipt } from "./Receipt.tsx";
import { css } from "./wizardLook.ts";

export interface WizardProps extends Pick<
  RampOptions,
  "endpoint" | "vendors" | "storage" | "onReady" | "onComplete"
> {
  /** Amounts to choose with one tap. */
  suggestions: string[];
  fiatCurrency: string;
  currency: string;
  network: string;
}

const STEPS = ["Amount", "Review", "Payment", "Done"] as const;

/** A purchase in four steps. Only the third is the vendor's. */
export function Wizard({ suggestions, ...order }: WizardProps): ReactElement {
  const [amount, setAmount] = useState(suggestions[1] ?? "100");
  const [isChosen, setChosen] = useState(false);
  const ramp = useRamp({ ...order, fiatAmount: amount || "0" });
  const { phase, error, transaction, start, retry, close } = ramp;
  const { fiatCurrency, currency, network } = order;

  function beginAnother() {
    close();
    setChosen(false);
  }

  const isOver = phase === "completed" || phase === "failed" || phase === "cancelled";
  const step = isOver ? 3 : phase !== "idle" ? 2 : isChosen ? 1 : 0;
  const money = `${amount} ${fiatCurrency}`;
  return (
    <article className="wizard" data-step={STEPS[step]}>
      <style>{css}</style>
      <Way step={step} />
      {step === 0 ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setChosen(true);
          }}
        >
          <Title>How much?</Title>
          <label className="wizard-amount">
            <span>You pay, in {fiatCurrency}</span>
            <input
              value={amount}
              required
              inputMode="decimal"
              pattern="[1-9]\d{0,5}([.]\d{1,2})?"
              title="Enter an amount, such as 100 or 99.50"
              autoComplete="off"
              onChange={(event) => setAmount(event.target.value)}
            />
          </label>
          <fieldset>
            <legend>Or choose</legend>
            {suggestions.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === amount}
                onClick={() => setAmount(one)}
              >
                {one}
              </button>
            ))}
          </fieldset>
          <button type="submit">Review</button>
        </form>
      ) : null}
      {step === 1 ? (
        <div>
          <Title>Review your order</Title>
          <dl>
            <Fact name="You pay">{money}</Fact>
            <Fact name="You get">
              {currency} on {network}
            </Fact>
            <Fact name="Rate and fee">Shown before you pay</Fact>
          </dl>
          <button type="button" onClick={start}>
            Continue to payment
          </button>
          <button type="button" className="wizard-quiet" onClick={() => setChosen(false)}>
            Change amount
          </button>
        </div>
      ) : null}
      {step === 2 ? (
        <div aria-busy={phase === "requesting" || phase === "loading"}>
          <Title>{phase === "processing" ? "On its way" : `Pay ${money}`}</Title>
          {phase === "requesting" || phase === "loading" ? (
            <p role="status">{messages.preparing}</p>
          ) : null}
          {phase === "processing" ? (
            <p role="status">We’ve received your payment. Your {currency} is on its way.</p>
          ) : null}
          {error ? (
            <div role="alert">
              <p>{messages.errors[error.code]}</p>
              {error.retryable ? (
                <button type="button" onClick={retry}>
                  {messages.retry}
                </button>
              ) : null}
            </div>
          ) : null}
        </div>
      ) : null}
      {/* Always mounted: an unmounted vendor's page doesn't come back. */}
      <div className="wizard-frame" hidden={step !== 2}>
        <RampFrame ramp={ramp} />
      </div>
      {step === 3 ? (
        phase === "completed" && transaction ? (
          <div>
            <Title>Done</Title>
            <Receipt of={transaction} />
            <button type="button" className="wizard-quiet" onClick={beginAnother}>
              {messages.buyAgain.buy}
            </button>
          </div>
        ) : (
          <div>
            <Title>{phase === "failed" ? messages.failed : messages.cancelled}</Title>
            <p>
              {phase === "failed" ? messages.failedDetail.buy : messages.cancelledDetail.buy}{" "}
              {messages.stillWatching.buy}
            </p>
            <button type="button" className="wizard-quiet" onClick={start}>
              {messages.retry}
            </button>
          </div>
        )
      ) : null}
    </article>
  );
}

/** The steps, for sighted and screen reader users. */
function Way({ step }: { step: number }): ReactElement {
  return (
    <ol aria-label="Steps">
      {STEPS.map((name, index) => (
        <li
          key={name}
          aria-current={index === step ? "step" : undefined}
          data-is={index < step || step === 3 ? "done" : index === step ? "current" : "next"}
        >
          {name}
        </li>
      ))}
    </ol>
  );
}

/** Takes the focus when the step changes, so that it is announced and Tab continues from there. */
function Title({ children }: { children: ReactNode }): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(function takeFocusFromTheStepBefore() {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

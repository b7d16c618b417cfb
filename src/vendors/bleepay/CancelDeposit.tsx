import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { isRampError } from "../../RampError.ts";
import type { VendorViewProps } from "../VendorView.ts";
import type { BleepayMessages } from "./messages.ts";

export interface CancelProps extends Required<Pick<VendorViewProps, "refetch">> {
  cancel: () => Promise<void>;
  messages: BleepayMessages;
}

type Step = "offered" | "asking" | "busy" | "unknown" | "refused";

/** Cancels the payment after a confirmation: crypto that was sent can't be called back. */
export function CancelDeposit({ cancel, refetch, messages }: CancelProps): ReactElement {
  const [step, setStep] = useState<Step>("offered");
  const box = useRef<HTMLDivElement>(null);
  const question = useId();
  const shown = useRef(step);
  useEffect(
    function keepFocus() {
      if (shown.current === step) return;
      shown.current = step;
      // The pressed button may have been removed, or stays in place.
      const element = box.current;
      if (!element?.contains(element.ownerDocument.activeElement))
        element?.querySelector<HTMLElement>("[data-first]")?.focus();
    },
    [step],
  );

  async function callOff() {
    if (step === "busy") return;
    setStep("busy");
    try {
      await cancel();
      setStep("offered");
    } catch (thrown) {
      setStep(isRampError(thrown) && thrown.vendorCode === "cannot_cancel" ? "refused" : "unknown");
      // The outcome is unknown here, but the vendor knows it.
      refetch();
    }
  }

  return (
    <div className="ramp-deposit-cancel" ref={box}>
      {step === "refused" ? (
        <p role="alert" tabIndex={-1} data-first="">
          {messages.cannotCancel}
        </p>
      ) : step === "offered" ? (
        <button
          type="button"
          className="ramp-deposit-quiet"
          data-first=""
          onClick={() => setStep("asking")}
        >
          {messages.cancel}
        </button>
      ) : (
        <div role="group" aria-labelledby={question} aria-busy={step === "busy"}>
          <h3 id={question}>{messages.cancelQuestion}</h3>
          <p>{messages.cancelQuestionDetail}</p>
          {step === "unknown" ? <p role="alert">{messages.cancelFailed}</p> : null}
          <button
            type="button"
            className="ramp-deposit-button"
            data-first=""
            aria-disabled={step === "busy"}
            onClick={() => step === "busy" || setStep("offered")}
          >
            {messages.cancelNo}
          </button>
          <button
            type="button"
            className="ramp-deposit-button"
            // Not `disabled`: it has the focus, and would lose it.
            aria-disabled={step === "busy"}
            onClick={() => void callOff()}
          >
            {step === "busy" ? messages.cancelling : messages.cancelYes}
          </button>
        </div>
      )}
    </div>
  );
}

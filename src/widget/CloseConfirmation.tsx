import { type ReactElement, useEffect, useId, useRef } from "react";
import type { Mode } from "../order.ts";
import { useWidgetContext } from "./WidgetContext.ts";
import { Button, Heading, Panel } from "./parts.tsx";

export interface CloseConfirmationProps {
  mode: Mode;
  /** Whether the purchase is kept for the next visit. */
  isStored: boolean;
  onCancel: () => void;
  onConfirm: () => void;
}

/** Confirms closing, as an overlay on the vendor's page. */
export function CloseConfirmation({
  mode,
  isStored,
  onCancel,
  onConfirm,
}: CloseConfirmationProps): ReactElement {
  const { messages } = useWidgetContext();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(function takeFocus() {
    box.current?.querySelector("button")?.focus();
  }, []);
  return (
    <div
      ref={box}
      className="ramp-question"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby={`${id}-heading`}
      aria-describedby={`${id}-detail`}
    >
      <Panel>
        <Heading id={`${id}-heading`}>{messages.closeConfirm[mode]}</Heading>
        <p className="ramp-sentence" id={`${id}-detail`}>
          {messages[isStored ? "closeConfirmDetail" : "closeConfirmDetailUnstored"][mode]}
        </p>
        <Button onClick={onCancel}>{messages.closeConfirmNo}</Button>
        <div data-quiet="">
          <Button onClick={onConfirm}>{messages.closeConfirmYes}</Button>
        </div>
      </Panel>
    </div>
  );
}

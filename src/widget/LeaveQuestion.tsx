import { type ReactElement, useEffect, useId, useRef } from "react";
import type { Mode } from "../order.ts";
import { useLook } from "./Look.ts";
import { Button, Heading, Panel } from "./parts.tsx";

export interface LeaveQuestionProps {
  mode: Mode;
  stay: () => void;
  leave: () => void;
}

/** Asked where the vendor's page is open, over it. */
export function LeaveQuestion({ mode, stay, leave }: LeaveQuestionProps): ReactElement {
  const { messages } = useLook();
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
          {messages.closeConfirmDetail[mode]}
        </p>
        <Button onClick={stay}>{messages.closeConfirmNo}</Button>
        <div data-quiet="">
          <Button onClick={leave}>{messages.closeConfirmYes}</Button>
        </div>
      </Panel>
    </div>
  );
}

import { type ReactElement, useEffect, useRef, useState } from "react";
import type { Ramp, RampPhase } from "../core/publicTypes.ts";
import { toLanguageTag } from "../toLanguageTag.ts";
import { opensExternally } from "../core/resolvePresentation.ts";
import { useLatest } from "../react/useLatest.ts";
import { isTerminal } from "../vendors/Transaction.ts";
import type { WidgetViewProps } from "./props.ts";
import { OpenModal } from "./OpenModal.tsx";
import { WidgetContext } from "./WidgetContext.ts";
import { Button } from "./parts.tsx";
import { RampStyle } from "./RampStyle.tsx";
import { useWidgetContextValue } from "./Root.tsx";
import type { Opening } from "./useControllableOpen.ts";

export type ModalWidgetProps = WidgetViewProps & {
  opening: Opening;
  /** Closes the vendor's page after the modal was closed. The widget still follows a possible payment. */
  leave: (ramp: Ramp) => void;
};

/** The widget in a modal dialog. A closed modal leaves nothing on the page but its button. */
export function ModalWidget({ opening, leave, ...props }: ModalWidgetProps): ReactElement {
  const { isOpen, isControlled, setOpen } = opening;
  const { ramp, orderStep } = props;
  /** The phase at closing. A failed purchase may complete while the modal is closed. */
  const [phaseSeen, setPhaseSeen] = useState<RampPhase>();
  useStartWhenOpened(ramp, isOpen, leave, orderStep !== undefined);
  function hide() {
    setPhaseSeen(ramp.phase);
    setOpen(false);
  }
  const isUnderWay = isTerminal(ramp.phase) ? phaseSeen !== ramp.phase : hasProgressToShow(ramp);
  return (
    <>
      {isControlled ? null : (
        <Trigger
          {...props}
          phase={isOpen ? undefined : ramp.phase}
          label={isUnderWay ? "reopen" : "start"}
          show={() => setOpen(true)}
        />
      )}
      {isOpen ? <OpenModal {...props} hide={hide} /> : null}
    </>
  );
}

/** Whether there is progress to reopen. A resume check or an untouched purchase is none. */
function hasProgressToShow({ phase, frameStatus, deposit, isResumed }: Ramp): boolean {
  return phase === "processing" || isResumed || frameStatus !== undefined || deposit !== undefined;
}

function useStartWhenOpened(
  ramp: Ramp,
  isOpen: boolean,
  leave: (ramp: Ramp) => void,
  hasForm: boolean,
) {
  const latest = useLatest(ramp);
  /** The phase at closing. If the user saw the result, the next opening starts another purchase. */
  const was = useRef<"new" | "open" | RampPhase>("new");
  useEffect(
    function followOpening() {
      const { phase, presentation, start, resume } = latest.current;
      // Effects run again when React hides and shows a tree.
      if (isOpen && was.current === "open") return;
      if (isOpen) {
        // A popup must open in a click, so the dialog has a button for it. So has a form.
        const isSeen = isTerminal(phase) && was.current === phase;
        if (hasForm || opensExternally(presentation)) resume();
        // With a form, this shows the form.
        if (hasForm ? isSeen : !opensExternally(presentation) && (isSeen || !isTerminal(phase)))
          start();
        was.current = "open";
      } else if (was.current === "open") {
        was.current = phase;
        leave(latest.current);
      } else resume();
    },
    [isOpen, latest, leave, hasForm],
  );
}

type TriggerProps = WidgetViewProps & {
  label: "start" | "reopen";
  /** Undefined while the dialog is open, because the dialog shows it. */
  phase: RampPhase | undefined;
  show: () => void;
};

/** Opens the modal if the host doesn't control `open`. */
function Trigger({ label, phase, show, ...props }: TriggerProps): ReactElement {
  const { ramp, settings, className, style } = props;
  const context = useWidgetContextValue(props);
  const { order } = ramp;
  const { lang, dir, [label]: words } = context.messages;
  return (
    <WidgetContext.Provider value={context}>
      <div
        data-ramp=""
        data-trigger=""
        data-phase={phase}
        data-mode={order.mode}
        data-theme={settings.theme}
        lang={toLanguageTag(lang)}
        {...{ dir, className, style }}
      >
        <RampStyle nonce={settings.nonce} />
        <Button onClick={show} aria-haspopup="dialog">
          {words[order.mode]}
        </Button>
      </div>
    </WidgetContext.Provider>
  );
}

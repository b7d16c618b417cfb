import { type ReactElement, useEffect, useRef, useState } from "react";
import type { Ramp, RampPhase } from "../core/types.ts";
import { toLocale } from "../toLocale.ts";
import { opensExternally } from "../core/presentation.ts";
import { useLatest } from "../react/useLatest.ts";
import { isTerminal } from "../vendors/Transaction.ts";
import type { WidgetViewProps } from "./props.ts";
import { Dialog } from "./Dialog.tsx";
import { WidgetContext } from "./WidgetContext.ts";
import { Button } from "./parts.tsx";
import { RampStyle } from "./RampStyle.tsx";
import { useWidgetContextValue } from "./Root.tsx";
import type { Opening } from "./useControllableOpen.ts";

export type ModalProps = WidgetViewProps & {
  opening: Opening;
  /** It was closed: the vendor's page goes, whatever may be paid is followed on. */
  leave: (ramp: Ramp) => void;
};

/** The widget above the rest of the page, for as long as it is open. Then nothing of it is left there. */
export function Modal({ opening, leave, ...props }: ModalProps): ReactElement {
  const { isOpen, isControlled, setOpen } = opening;
  const { ramp } = props;
  /** The phase in which it was closed: what failed may complete while nobody sees it. */
  const [phaseSeen, setPhaseSeen] = useState<RampPhase>();
  useStartWhenOpened(ramp, isOpen, leave);
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
      {isOpen ? <Dialog {...props} hide={hide} /> : null}
    </>
  );
}

/** What its user can come back to: not what is only looked for, nor what nobody has paid anything on. */
function hasProgressToShow({ phase, frameStatus, deposit, isResumed }: Ramp): boolean {
  return phase === "processing" || isResumed || frameStatus !== undefined || deposit !== undefined;
}

function useStartWhenOpened(ramp: Ramp, isOpen: boolean, leave: (ramp: Ramp) => void) {
  const latest = useLatest(ramp);
  /** Where it was closed, in which phase: after an end that was shown, the next opening is for another purchase. */
  const was = useRef<"new" | "open" | RampPhase>("new");
  useEffect(
    function followOpening() {
      const { phase, presentation, start, resume } = latest.current;
      // Effects run again when a page is hidden and shown.
      if (isOpen && was.current === "open") return;
      if (isOpen) {
        // A popup opens in a click: its button is inside.
        if (opensExternally(presentation)) resume();
        else if (!isTerminal(phase) || was.current === phase) start();
        was.current = "open";
      } else if (was.current === "open") {
        was.current = phase;
        leave(latest.current);
      } else resume();
    },
    [isOpen, latest, leave],
  );
}

type TriggerProps = WidgetViewProps & {
  label: "start" | "reopen";
  /** While the dialog is open, it is the dialog's to say. */
  phase: RampPhase | undefined;
  show: () => void;
};

/** Opens it, where the host has no button of its own. */
function Trigger({ label, phase, show, ...props }: TriggerProps): ReactElement {
  const { ramp, settings, className, style } = props;
  const look = useWidgetContextValue(props);
  const { order } = ramp;
  const { lang, dir, [label]: words } = look.messages;
  return (
    <WidgetContext.Provider value={look}>
      <div
        data-ramp=""
        data-trigger=""
        data-phase={phase}
        data-mode={order.mode}
        data-theme={settings.theme}
        lang={toLocale(lang)}
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

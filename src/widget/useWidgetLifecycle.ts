import { useCallback, useEffect, useInsertionEffect, useRef, useState } from "react";
import type { Ramp, RampOptions } from "../core/publicTypes.ts";
import { opensExternally } from "../core/resolvePresentation.ts";
import { useHydrated } from "../react/useHydrated.ts";
import type { AnyWidgetProps } from "./props.ts";
import type { Opening } from "./useControllableOpen.ts";
import type { WidgetState } from "./useWidgetState.ts";

interface LifecycleInput {
  props: Pick<AnyWidgetProps, "presentation">;
  state: WidgetState;
  ramp: Ramp;
  /** The options of the purchase with the host's latest props, outside of a render. */
  getOptions: () => RampOptions;
  /** The user begins the purchase in a form. */
  hasForm: boolean;
}

export interface WidgetLifecycle {
  isModal: boolean;
  /** The user left the vendor's page before paying. */
  isClosed: boolean;
  /** Closes the vendor's page after the modal was closed. */
  leave: (ramp: Ramp) => void;
}

/**
 * Starts or resumes the purchase when the widget is there. Called by the component that subscribes to the purchase,
 * because that has to come first.
 */
export function useWidgetLifecycle(input: LifecycleInput): WidgetLifecycle {
  const { props, state, ramp, getOptions, hasForm } = input;
  const { purchase, opening, keepOpen, takeKeptOpen } = state;
  const { presentation, start, resume } = ramp;
  const [isClosed, setClosed] = useState(false);
  const leave = useCallback(
    (ramp: Ramp) => {
      keepOpen(ramp);
      purchase.leave();
    },
    [purchase, keepOpen],
  );
  const wantsModal = presentation === "modal" || mayBeModal(props, opening);
  const [isModal, setModal] = useState(wantsModal);
  // A purchase in progress stays where it is, because a removed vendor's page can't be restored.
  if (isModal !== wantsModal && ramp.phase === "idle") setModal(wantsModal);

  useInsertionEffect(function passHost() {
    purchase.setHost({
      getOptions,
      isHidden: isModal && !opening.isOpen,
      onClose() {
        setClosed(true);
        // The user closed the vendor's page, not the modal, which may be open again by now.
        if (!takeKeptOpen(ramp)) opening.setOpen(false);
      },
    });
  });
  const isInBrowser = useHydrated();
  const startState = useRef<"looked" | "started">(undefined);
  useEffect(
    function startWhenMounted() {
      // Effects run again when React hides and shows a tree. A finished or closed purchase stays so.
      if (!isInBrowser || isModal || startState.current === "started") return;
      // A popup must open in the user's click, and a redirect needs a click too. A form has a button of its own.
      if (!hasForm && !opensExternally(presentation)) {
        startState.current = "started";
        start();
      } else if (startState.current === undefined) {
        startState.current = "looked";
        resume();
      }
    },
    [isInBrowser, isModal, hasForm, presentation, start, resume],
  );

  return { isModal, isClosed, leave };
}

/** Whether a widget whose presentation is to be resolved has props for a modal. */
export function mayBeModal(
  { presentation }: Pick<AnyWidgetProps, "presentation">,
  { hasModalProps }: Opening,
): boolean {
  return presentation === "auto" && hasModalProps;
}

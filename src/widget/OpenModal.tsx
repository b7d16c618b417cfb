import { type ReactElement, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { Mode } from "../order.ts";
import type { Ramp } from "../core/publicTypes.ts";
import { isStored } from "../core/resolveSettings.ts";
import { useLatest } from "../react/useLatest.ts";
import type { WidgetViewProps } from "./props.ts";
import { CloseConfirmation } from "./CloseConfirmation.tsx";
import { useWidgetContext } from "./WidgetContext.ts";
import { pickHostAttributes } from "./pickHostAttributes.ts";
import { Root } from "./Root.tsx";
import { showModal } from "./showModal.ts";
import { getAnnouncement } from "./getAnnouncement.ts";
import { useFocusOnViewChange } from "./useFocusOnViewChange.ts";
import { CurrentView, getShownPhase, getView } from "./CurrentView.tsx";

/** The open modal. Asks for confirmation before closing loses the user's input. */
export function OpenModal({
  hide,
  ...props
}: WidgetViewProps & { hide: () => void }): ReactElement {
  const { ramp, options, orderStep, settings, slots, classNames, className, style } = props;
  const { mode } = ramp.order;
  const [isAsking, setAsking] = useState(false);
  const [hasBegun, setBegun] = useState(false);
  if (ramp.phase !== "idle" && !hasBegun) setBegun(true);
  const isAsked = isAsking && needsConfirmation(ramp);
  const requestClose = () => {
    if (needsConfirmation(ramp)) setAsking(!isAsked);
    else hide();
  };
  const view = getView(ramp, orderStep, hasBegun);
  const root = useRef<HTMLElement>(null);
  useFocusOnViewChange(root, view);
  const latest = useLatest(requestClose);
  const hideModal = useRef<() => void>(undefined);
  const attach = useCallback(
    (element: HTMLElement | null) => {
      root.current = element;
      hideModal.current?.();
      hideModal.current = element
        ? showModal(element as HTMLDialogElement, () => latest.current())
        : undefined;
    },
    [latest],
  );
  return (
    <Root
      as="dialog"
      {...{ settings, slots, classNames, style }}
      className={[className, classNames?.dialog].filter(Boolean).join(" ") || undefined}
      rootRef={attach}
      attributes={pickHostAttributes(props)}
      data={{
        "data-phase": getShownPhase(ramp, orderStep),
        "data-mode": mode,
        "data-presentation": "modal",
      }}
      label={({ messages }) => messages.title[mode]}
      announcement={({ messages }) => getAnnouncement(ramp, orderStep, messages)}
    >
      <InertWhenAsking isAside={isAsked}>
        <Header mode={mode} onClose={requestClose} />
        <div className="ramp-body">
          {orderStep?.summary}
          <CurrentView {...{ view, ramp, options, orderStep }} />
        </div>
      </InertWhenAsking>
      {isAsked ? (
        <CloseConfirmation
          mode={mode}
          isStored={isStored(settings)}
          onCancel={() => setAsking(false)}
          onConfirm={hide}
        />
      ) : null}
    </Root>
  );
}

/** The vendor's page is open, and closing it would discard what the user entered. */
function needsConfirmation({ openFrame, pageStatus, transaction, deposit }: Ramp): boolean {
  if (!openFrame || pageStatus !== "embedded" || deposit?.status === "sent") return false;
  return transaction === undefined || transaction.status === "pending";
}

function Header({ mode, onClose }: { mode: Mode; onClose: () => void }): ReactElement {
  const { messages } = useWidgetContext();
  return (
    <div className="ramp-header">
      <h2>{messages.title[mode]}</h2>
      <button type="button" className="ramp-close" aria-label={messages.close} onClick={onClose}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M6 6l12 12M18 6 6 18" />
        </svg>
      </button>
    </div>
  );
}

/** Stays unchanged behind the confirmation, and gets the focus back after it. */
function InertWhenAsking({
  isAside,
  children,
}: {
  isAside: boolean;
  children: ReactNode;
}): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useEffect(
    function setAside() {
      const element = box.current;
      if (!isAside || !element) return;
      const focused = element.ownerDocument.activeElement as HTMLElement | null;
      // Set as a property, because React 18 and 19 spell the attribute differently.
      element.inert = true;
      return () => {
        element.inert = false;
        focused?.focus({ preventScroll: true });
      };
    },
    [isAside],
  );
  return (
    <div className="ramp-aside" ref={box}>
      {children}
    </div>
  );
}

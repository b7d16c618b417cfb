import {
  type ComponentType,
  memo,
  type ReactElement,
  useCallback,
  useEffect,
  useInsertionEffect,
  useRef,
  useState,
} from "react";
import { createPurchase } from "../core/createPurchase.ts";
import { opensExternally } from "../core/resolvePresentation.ts";
import type { Ramp } from "../core/publicTypes.ts";
import { useHydrated } from "../react/useHydrated.ts";
import { resolveSettings } from "../core/resolveSettings.ts";
import { assertNoSecretOptions } from "../vendors/assertNoSecretOptions.ts";
import { InlineWidget } from "./InlineWidget.tsx";
import { arePropsEqual } from "./arePropsEqual.ts";
import { ModalWidget } from "./ModalWidget.tsx";
import type { RampWidgetContentProps } from "./props.ts";
import { useControllableOpen } from "./useControllableOpen.ts";
import { useOrderStep } from "./useOrderStep.tsx";

export { releasePreloads } from "../vendors/releasePreloads.ts";

/**
 * The content of `<RampWidget>` after its code has loaded. New handlers and arrays in a host's render don't
 * re-render it.
 */
export const RampWidgetContent: ComponentType<RampWidgetContentProps> = memo(
  Content,
  arePropsEqual,
);

function Content({ takePrefetched, latestRef, ...props }: RampWidgetContentProps): ReactElement {
  const { presentation: asked, onOpenChange } = props;
  assertNoSecretOptions(props);
  // The shell has already merged the provider's settings.
  const settings = resolveSettings(props);
  const opening = useControllableOpen({
    ...props,
    onOpenChange: onOpenChange && ((open) => latestRef.current.onOpenChange?.(open)),
  });
  const [isClosed, setClosed] = useState(false);
  const left = useRef<Ramp["session"]>(undefined);
  const [purchase] = useState(() => createPurchase(takePrefetched));
  const keepOpen = useCallback(({ session }: Ramp) => {
    left.current = session;
  }, []);
  const leave = useCallback(
    (ramp: Ramp) => {
      keepOpen(ramp);
      purchase.leave();
    },
    [purchase, keepOpen],
  );
  const { ramp, options, getOptions, orderStep } = useOrderStep(
    purchase,
    props,
    settings,
    keepOpen,
  );
  const { presentation, start, resume } = ramp;
  const hasForm = orderStep !== undefined;
  const wantsModal = presentation === "modal" || (asked === "auto" && opening.hasModalProps);
  const [isModal, setModal] = useState(wantsModal);
  // A purchase in progress stays where it is, because a removed vendor's page can't be restored.
  if (isModal !== wantsModal && ramp.phase === "idle") setModal(wantsModal);

  useInsertionEffect(function passHost() {
    purchase.setHost({
      getOptions: () => getOptions(latestRef.current),
      isHidden: isModal && !opening.isOpen,
      onClose() {
        setClosed(true);
        // The user closed the vendor's page, not the modal, which may be open again by now.
        if (ramp.session !== left.current) opening.setOpen(false);
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

  const shown = { ...props, settings, ramp, options, orderStep };
  return isModal ? (
    <ModalWidget {...shown} {...{ opening, leave }} />
  ) : (
    <InlineWidget {...shown} isClosed={isClosed} />
  );
}

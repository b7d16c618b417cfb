import {
  type CSSProperties,
  type ReactElement,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { opensAway, useIsInBrowser } from "../purchase/presentation.ts";
import type { Ramp, RampOptions } from "../purchase/Ramp.ts";
import { useSettings } from "../purchase/settings.ts";
import { useRamp } from "../purchase/useRamp.ts";
import { Card } from "./Card.tsx";
import type { RampLook } from "./Look.ts";
import { Modal } from "./Modal.tsx";
import { type OpenProps, useOpen } from "./useOpen.ts";

/** The order, who serves it, who hears of it, and how it looks. */
export interface RampWidgetProps extends RampOptions, RampLook, OpenProps {
  className?: string | undefined;
  style?: CSSProperties | undefined;
}

/**
 * Buy or sell crypto: shows the vendor's page, follows the transaction and says how it ended. It begins
 * when it is mounted; as a modal when it is opened, and where the vendor's page opens in another window
 * when the user presses its button.
 *
 * @throws {Error} with a sentence, where `endpoint` is missing or the order is a programmer's mistake
 */
export function RampWidget(props: RampWidgetProps): ReactElement {
  const { presentation: asked, onClose } = props;
  const settings = useSettings(props);
  const opening = useOpen(props);
  const [isClosed, setClosed] = useState(false);
  const left = useRef<Ramp["session"]>(undefined);
  const ramp = useRamp({
    ...props,
    onClose() {
      setClosed(true);
      // The user closed the vendor's page, and not the modal: that may be open again by now.
      if (ramp.session !== left.current) opening.setOpen(false);
      onClose?.();
    },
  });
  const { presentation, start, resume } = ramp;
  const leave = useCallback(({ session, leave }: Ramp) => {
    left.current = session;
    leave();
  }, []);
  const wish = presentation === "modal" || (asked === "auto" && opening.isSteered);
  const [isModal, setModal] = useState(wish);
  // What is under way stays where it is: a vendor's page that is taken away does not come back.
  if (isModal !== wish && ramp.phase === "idle") setModal(wish);

  const isInBrowser = useIsInBrowser();
  const isBegun = useRef(false);
  useEffect(
    function startWhenMounted() {
      // Effects run again when a page is hidden and shown. What was bought or left by then stays so.
      if (!isInBrowser || isModal || isBegun.current) return;
      isBegun.current = true;
      // A popup opens in the user's click, and nobody is sent away without one.
      if (opensAway(presentation)) resume();
      else start();
    },
    [isInBrowser, isModal, presentation, start, resume],
  );

  const shown = { ...props, settings, ramp };
  return isModal ? (
    <Modal {...shown} {...{ opening, leave }} />
  ) : (
    <Card {...shown} isClosed={isClosed} />
  );
}

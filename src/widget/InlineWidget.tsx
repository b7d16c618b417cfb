import { type ReactElement, useRef } from "react";
import type { WidgetViewProps } from "./props.ts";
import { pickHostAttributes } from "./pickHostAttributes.ts";
import { Root } from "./Root.tsx";
import { getAnnouncement } from "./getAnnouncement.ts";
import { useFocusOnViewChange } from "./useFocusOnViewChange.ts";
import { CurrentView, getShownPhase, getView } from "./CurrentView.tsx";

/** The widget inside the page's layout. */
export function InlineWidget({
  isClosed,
  ...props
}: WidgetViewProps & { isClosed: boolean }): ReactElement {
  const { settings, ramp, options, orderStep, slots, classNames, className, style } = props;
  const { mode } = ramp.order;
  const view = getView(ramp, orderStep, isClosed);
  const root = useRef<HTMLElement>(null);
  useFocusOnViewChange(root, view);
  return (
    <Root
      {...{ settings, slots, classNames, className, style }}
      rootRef={root}
      attributes={pickHostAttributes(props)}
      data={{
        "data-phase": getShownPhase(ramp, orderStep),
        "data-mode": mode,
        "data-presentation": ramp.presentation,
      }}
      label={({ messages }) => messages.title[mode]}
      announcement={({ messages }) => getAnnouncement(ramp, orderStep, messages)}
    >
      {orderStep?.summary}
      <CurrentView {...{ view, ramp, options, orderStep }} />
    </Root>
  );
}

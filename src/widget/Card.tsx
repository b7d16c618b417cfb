import { type ReactElement, useRef } from "react";
import type { WidgetViewProps } from "./props.ts";
import { Root } from "./Root.tsx";
import { spoken } from "./spoken.ts";
import { useKeptFocus } from "./useKeptFocus.ts";
import { View, viewOf } from "./View.tsx";

/** The widget as a part of the page. */
export function Card({
  isClosed,
  ...props
}: WidgetViewProps & { isClosed: boolean }): ReactElement {
  const { settings, ramp, slots, classNames, className, style } = props;
  const { mode } = ramp.order;
  const view = viewOf(ramp, isClosed);
  const root = useRef<HTMLElement>(null);
  useKeptFocus(root, view);
  return (
    <Root
      {...{ settings, slots, classNames, className, style }}
      rootRef={root}
      data={{ "data-phase": ramp.phase, "data-mode": mode, "data-presentation": ramp.presentation }}
      label={({ messages }) => messages.title[mode]}
      spoken={({ messages }) => spoken(ramp, messages)}
    >
      <View of={view} ramp={ramp} options={props} />
    </Root>
  );
}

import type { ReactElement } from "react";
import { InlineWidget } from "./InlineWidget.tsx";
import { ModalWidget } from "./ModalWidget.tsx";
import type { WidgetViewProps } from "./props.ts";
import type { Opening } from "./useControllableOpen.ts";
import type { WidgetLifecycle } from "./useWidgetLifecycle.ts";

export interface PlacedWidgetProps {
  shown: WidgetViewProps;
  opening: Opening;
  lifecycle: WidgetLifecycle;
}

/** The widget in its place: inline, or as a modal. */
export function WidgetView({ shown, opening, lifecycle }: PlacedWidgetProps): ReactElement {
  const { isModal, isClosed, leave } = lifecycle;
  return isModal ? (
    <ModalWidget {...shown} {...{ opening, leave }} />
  ) : (
    <InlineWidget {...shown} isClosed={isClosed} />
  );
}

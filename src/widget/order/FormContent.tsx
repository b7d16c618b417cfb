import type { ReactElement } from "react";
import type { FormContentProps } from "../FormContentProps.ts";
import { useWidgetLifecycle } from "../useWidgetLifecycle.ts";
import { WidgetView } from "../WidgetView.tsx";
import { useOrderStep } from "./useOrderStep.tsx";

/** A widget whose user enters the order in a form. */
export function FormContent(content: FormContentProps): ReactElement {
  const { props, state } = content;
  const { settings, opening } = state;
  const { ramp, options, getOptions, orderStep } = useOrderStep(content);
  const lifecycle = useWidgetLifecycle({ props, state, ramp, getOptions, hasForm: true });
  const shown = { ...props, settings, ramp, options, orderStep };
  return <WidgetView {...{ shown, opening, lifecycle }} />;
}

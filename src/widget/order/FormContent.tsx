import type { ReactElement } from "react";
import type { FormContentProps } from "../props.ts";
import { useWidgetLifecycle } from "../useWidgetLifecycle.ts";
import { useWidgetState } from "../useWidgetState.ts";
import { WidgetView } from "../WidgetView.tsx";
import { useOrderStep } from "./useOrderStep.tsx";

/** A widget whose user enters the order in a form. */
export function FormContent(all: FormContentProps): ReactElement {
  const { takePrefetched: _take, latestRef: _latest, ...props } = all;
  const state = useWidgetState(all);
  const { settings, opening } = state;
  const { ramp, options, getOptions, orderStep } = useOrderStep(all, state);
  const lifecycle = useWidgetLifecycle({ props, state, ramp, getOptions, hasForm: true });
  const shown = { ...props, settings, ramp, options, orderStep };
  return <WidgetView {...{ shown, opening, lifecycle }} />;
}

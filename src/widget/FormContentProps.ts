import type { RampWidgetContentProps, RampWidgetFormProps } from "./props.ts";
import type { WidgetState } from "./useWidgetState.ts";

/** A widget with a form, inside of its shell. */
export interface FormContentProps extends Pick<RampWidgetContentProps, "latestRef"> {
  props: RampWidgetFormProps;
  state: WidgetState;
}

import { type ComponentType, memo, type ReactElement } from "react";
import type { RampOptions } from "../core/publicTypes.ts";
import { usePurchase } from "../react/useRamp.ts";
import { assertNoSecretOptions } from "../vendors/assertNoSecretOptions.ts";
import { arePropsEqual } from "./arePropsEqual.ts";
import { FormLoader } from "./FormLoader.tsx";
import type { OrderContentProps, RampWidgetContentProps } from "./props.ts";
import { useWidgetState } from "./useWidgetState.ts";
import { useWidgetLifecycle } from "./useWidgetLifecycle.ts";
import { WidgetView } from "./WidgetView.tsx";

export { releasePreloads } from "../vendors/releasePreloads.ts";

/**
 * The content of `<RampWidget>` after its code has loaded. New handlers and arrays in a host's render don't
 * re-render it.
 */
export const RampWidgetContent: ComponentType<RampWidgetContentProps> = memo(
  Content,
  arePropsEqual,
);

function Content(props: RampWidgetContentProps): ReactElement | null {
  assertNoSecretOptions(props);
  return props.form ? <FormLoader {...props} /> : <OrderContent {...props} />;
}

/** The host gives the order. */
function OrderContent({ takePrefetched, latestRef, ...props }: OrderContentProps): ReactElement {
  const state = useWidgetState({ takePrefetched, latestRef, ...props });
  const { purchase, settings, opening } = state;
  const ramp = usePurchase(purchase, props, settings);
  const getOptions = () => latestRef.current as RampOptions;
  const lifecycle = useWidgetLifecycle({ props, state, ramp, getOptions, hasForm: false });
  const shown = { ...props, settings, ramp, options: props, orderStep: undefined };
  return <WidgetView {...{ shown, opening, lifecycle }} />;
}

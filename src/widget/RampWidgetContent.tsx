import { type ComponentType, memo, type ReactElement, useState, useSyncExternalStore } from "react";
import type { Purchase, PurchaseSnapshot } from "../core/Purchase.ts";
import { usePurchase } from "../react/useRamp.ts";
import { isTerminal } from "../vendors/Transaction.ts";
import { assertNoSecretOptions } from "../vendors/assertNoSecretOptions.ts";
import { arePropsEqual } from "./arePropsEqual.ts";
import { FormLoader } from "./FormLoader.tsx";
import type { RampWidgetContentProps, RampWidgetProps } from "./props.ts";
import { useWidgetState, type WidgetState } from "./useWidgetState.ts";
import { useWidgetLifecycle } from "./useWidgetLifecycle.ts";
import { WidgetView } from "./WidgetView.tsx";
import { withoutOrder } from "./withoutOrder.ts";

export { releasePreloads } from "../vendors/releasePreloads.ts";

/**
 * The content of `<RampWidget>` after its code has loaded. New handlers and arrays in a host's render don't
 * re-render it.
 */
export const RampWidgetContent: ComponentType<RampWidgetContentProps> = memo(
  Content,
  arePropsEqual,
);

function Content(all: RampWidgetContentProps): ReactElement {
  assertNoSecretOptions(all);
  const { takePrefetched: _take, latestRef, ...props } = all;
  const state = useWidgetState(all);
  if (useHasForm(props.form !== undefined, state.purchase))
    return <FormLoader {...{ state, latestRef }} props={{ ...props, form: props.form ?? true }} />;
  return <OrderContent {...{ state, latestRef }} props={props as RampWidgetProps} />;
}

/** Whether the widget has a form. A purchase in progress stays as it began, because its page can't be restored. */
function useHasForm(hasForm: boolean, { subscribe, getSnapshot }: Purchase): boolean {
  const mayChange = useSyncExternalStore(
    subscribe,
    () => isOver(getSnapshot()),
    () => true,
  );
  const [isShown, setShown] = useState(hasForm);
  if (mayChange && isShown !== hasForm) setShown(hasForm);
  return isShown;
}

/** Not begun, or at an end without the vendor's page, where the user could try once more. */
function isOver({ phase, openFrame }: PurchaseSnapshot): boolean {
  return phase === "idle" || (isTerminal(phase) && openFrame === undefined);
}

interface OrderContentProps extends Pick<RampWidgetContentProps, "latestRef"> {
  props: RampWidgetProps;
  state: WidgetState;
}

/** The host gives the order. */
function OrderContent({ props, state, latestRef }: OrderContentProps): ReactElement {
  const { purchase, settings, opening } = state;
  const ramp = usePurchase(purchase, props, settings);
  // A host that has replaced the order by a form meanwhile gives no asset, which is no mistake.
  const getOptions = () => {
    const { current } = latestRef;
    return current.form ? withoutOrder(current) : current;
  };
  const lifecycle = useWidgetLifecycle({ props, state, ramp, getOptions, hasForm: false });
  const shown = { ...props, settings, ramp, options: props, orderStep: undefined };
  return <WidgetView {...{ shown, opening, lifecycle }} />;
}

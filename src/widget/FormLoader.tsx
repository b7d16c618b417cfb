import { type ReactElement, useEffect, useInsertionEffect, useState } from "react";
import { callHandler } from "../core/callHandler.ts";
import { logError } from "../logError.ts";
import { RampError } from "../RampError.ts";
import { usePurchase } from "../react/useRamp.ts";
import { withLoadTimeout } from "../withLoadTimeout.ts";
import { InlineError } from "./ErrorView.tsx";
import { loadForm } from "./loadForm.ts";
import { pickHostAttributes } from "./pickHostAttributes.ts";
import type { FormContentProps } from "./FormContentProps.ts";
import { Root } from "./Root.tsx";
import { mayBeModal, useWidgetLifecycle } from "./useWidgetLifecycle.ts";
import { WidgetView } from "./WidgetView.tsx";
import { withoutOrder } from "./withoutOrder.ts";

type Loaded = Awaited<ReturnType<typeof loadForm>> | RampError | undefined;

/** The widget with a form, once its code has loaded. */
export function FormLoader(content: FormContentProps): ReactElement | null {
  const { latestRef } = content;
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(
    function load() {
      if (loaded) return;
      let isWanted = true;
      function fail(cause: unknown) {
        if (!isWanted) return;
        const error = notLoaded(cause);
        setLoaded(error);
        logError(error);
        const { onEvent, onError } = latestRef.current;
        callHandler(onEvent, { type: "error", error });
        callHandler(onError, error);
      }
      withLoadTimeout(loadForm()).then((module) => isWanted && setLoaded(module), fail);
      return () => {
        isWanted = false;
      };
    },
    [loaded, latestRef],
  );
  if (loaded && "FormContent" in loaded) return <loaded.FormContent {...content} />;
  if (loaded)
    return <WithoutForm {...content} error={loaded} onRetry={() => setLoaded(undefined)} />;
  return <Placeholder {...content} />;
}

function Placeholder({ props, state, latestRef }: FormContentProps): ReactElement | null {
  const { mode = "buy", presentation, slots, classNames, className, style } = props;
  const { purchase, settings, opening } = state;
  useInsertionEffect(function passHost() {
    purchase.setHost({ getOptions: () => withoutOrder(latestRef.current) });
  });
  if (presentation === "modal" || mayBeModal(props, opening)) return null;
  return (
    <Root
      {...{ settings, slots, classNames, className, style }}
      attributes={pickHostAttributes(props)}
      data={{ "data-phase": "idle", "data-mode": mode }}
      label={({ messages }) => messages.title[mode]}
      announcement={() => ""}
    >
      <div className="ramp-frame" aria-busy="true" />
    </Root>
  );
}

interface WithoutFormProps extends FormContentProps {
  error: RampError;
  onRetry: () => void;
}

/** The form is missing. An earlier purchase that may be paid is shown all the same. */
function WithoutForm({ props, state, latestRef, error, onRetry }: WithoutFormProps): ReactElement {
  const { purchase, settings, opening } = state;
  const options = withoutOrder(props);
  const ramp = usePurchase(purchase, options, settings);
  const getOptions = () => withoutOrder(latestRef.current);
  const lifecycle = useWidgetLifecycle({ props, state, ramp, getOptions, hasForm: true });
  const isMissed = ramp.phase === "idle";
  const shown = {
    ...props,
    settings,
    ramp: { ...ramp, start: onRetry, startOver: onRetry },
    options,
    orderStep: {
      phase: "error" as const,
      form: isMissed ? (
        // The code's own sentence is about the payment page.
        <InlineError {...{ error, onRetry }} sentence={({ problem }) => problem} />
      ) : undefined,
      summary: undefined,
    },
  };
  return <WidgetView {...{ shown, opening, lifecycle }} />;
}

function notLoaded(cause: unknown): RampError {
  return new RampError(
    "script-network",
    "The order form's code could not be loaded. Check the connection, and that the files of this page's version are still served.",
    { cause },
  );
}

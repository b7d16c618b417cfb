import { type ReactElement, useEffect, useState } from "react";
import { resolveSettings } from "../core/resolveSettings.ts";
import { RampError } from "../RampError.ts";
import { InlineError } from "./ErrorView.tsx";
import { pickHostAttributes } from "./pickHostAttributes.ts";
import type { FormContentProps } from "./props.ts";
import { Root } from "./Root.tsx";

type Loaded = typeof import("./order/FormContent.tsx") | RampError | undefined;

/** Loads the widget with a form, which other widgets don't need. */
export function FormLoader(props: FormContentProps): ReactElement | null {
  const { mode = "buy", presentation, slots, classNames, className, style } = props;
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(
    function loadForm() {
      if (loaded) return;
      let settle = setLoaded;
      import("./order/FormContent.tsx").then(
        (loaded) => settle(loaded),
        (cause: unknown) => settle(notLoaded(cause)),
      );
      return () => {
        settle = () => {};
      };
    },
    [loaded],
  );
  if (loaded && "FormContent" in loaded) return <loaded.FormContent {...props} />;
  if (!loaded && presentation === "modal") return null;
  return (
    <Root
      {...{ slots, classNames, className, style }}
      settings={resolveSettings(props)}
      attributes={pickHostAttributes(props)}
      data={{ "data-phase": loaded ? "error" : "idle", "data-mode": mode }}
      label={({ messages }) => messages.title[mode]}
      announcement={() => ""}
    >
      {loaded ? (
        <InlineError error={loaded} onRetry={() => setLoaded(undefined)} />
      ) : (
        <div className="ramp-frame" aria-busy="true" />
      )}
    </Root>
  );
}

function notLoaded(cause: unknown): RampError {
  return new RampError(
    "script-network",
    "The order form's code could not be loaded. Check the connection, and that the files of this page's version are still served.",
    { cause },
  );
}

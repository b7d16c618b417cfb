import { type ReactElement, useEffect, useState } from "react";
import { withLoadTimeout } from "../../withLoadTimeout.ts";
import type { DepositViewProps } from "./DepositView.tsx";
import type { VendorView } from "../VendorView.ts";
import type { BleepayOptions } from "./BleepayOptions.ts";
import { englishEagerMessages } from "./englishEagerMessages.ts";
import { loadDepositView } from "./loadDepositView.ts";

export interface DepositViewLoaderProps extends DepositViewProps {
  /** Called after the user can see where to send crypto. */
  onShown: () => void;
}

type Loaded = { View: (props: DepositViewProps) => ReactElement | null } | "failed" | undefined;

/** The view of one deposit. */
export function createDepositView(
  deposit: DepositViewProps["deposit"],
  own: BleepayOptions["messages"],
  onShown: () => void,
): VendorView {
  return ({ messages: host, ...props }) => (
    <DepositViewLoader {...props} {...{ deposit, onShown }} messages={{ ...host, ...own }} />
  );
}

/** The view, once its code has loaded. */
export function DepositViewLoader({
  onShown,
  ...props
}: DepositViewLoaderProps): ReactElement | null {
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(
    function fetchView() {
      if (loaded) return;
      let isWanted = true;
      const settle = (loaded: Loaded) => isWanted && setLoaded(loaded);
      withLoadTimeout(loadDepositView()).then(
        ({ DepositView }) => settle({ View: DepositView }),
        () => settle("failed"),
      );
      return () => {
        isWanted = false;
      };
    },
    [loaded],
  );
  const isShown = typeof loaded === "object";
  useEffect(
    function reportShown() {
      if (isShown) onShown();
    },
    [isShown, onShown],
  );
  if (!loaded) return null;
  if (typeof loaded === "object") return <loaded.View {...props} />;
  const { notLoaded, again } = { ...englishEagerMessages, ...props.messages };
  return (
    <div className="ramp-panel" role="alert">
      <p className="ramp-sentence">{notLoaded}</p>
      <button type="button" className="ramp-button" onClick={() => setLoaded(undefined)}>
        {again}
      </button>
    </div>
  );
}

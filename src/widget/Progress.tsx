import type { ReactElement } from "react";
import type { Ramp } from "../core/publicTypes.ts";
import { useWidgetContext } from "./WidgetContext.ts";
import { Steps } from "./Steps.tsx";

export interface ProgressProps {
  ramp: Ramp;
  /** The vendor's page is there, and shows steps of its own. @default false */
  isPageShown?: boolean | undefined;
}

/** The steps of a purchase in progress. The host's own are shown beside the vendor's page as well. */
export function Progress({ ramp, isPageShown = false }: ProgressProps): ReactElement | null {
  const { messages, slots } = useWidgetContext();
  if (slots.progress) return <slots.progress ramp={ramp} messages={messages} />;
  if (isPageShown) return null;
  return <Steps mode={ramp.order.mode} status={ramp.transaction?.status ?? "pending"} />;
}

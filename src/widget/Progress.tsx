import type { ReactElement } from "react";
import type { Ramp } from "../core/publicTypes.ts";
import { useWidgetContext } from "./WidgetContext.ts";
import { Steps } from "./Steps.tsx";

/** The steps of a purchase in progress. */
export function Progress({ ramp }: { ramp: Ramp }): ReactElement {
  const { messages, slots } = useWidgetContext();
  if (slots.progress) return <slots.progress ramp={ramp} messages={messages} />;
  return <Steps mode={ramp.order.mode} status={ramp.transaction?.status ?? "pending"} />;
}

import type { RampSlots } from "ramp-widget";
import { Greeting } from "./Greeting.tsx";
import { Mishap } from "./Mishap.tsx";
import { RiskWarning } from "./RiskWarning.tsx";
import { Ticket } from "./Ticket.tsx";
import { Timeline } from "./Timeline.tsx";

/** An example of every slot. */
export const SLOTS: RampSlots = {
  loading: Greeting,
  error: Mishap,
  progress: Timeline,
  result: Ticket,
  disclosure: RiskWarning,
};

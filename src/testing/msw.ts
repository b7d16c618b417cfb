export { type RampHandlerOptions, rampHandlers } from "./rampHandlers.ts";

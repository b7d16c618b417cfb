export { createRamp } from "./createRamp.ts";
export { type RampFixtureFunctions, type RampFixtures, rampFixtures } from "./rampFixtures.ts";
export type { Ramp, RampTestElement, RampTestOptions, RampTestPage } from "./Ramp.ts";
export type { ElementInPage, PlaceInPage } from "../vendors/sandbox/PageDriver.ts";
export type { SandboxEvent } from "../vendors/VendorSandbox.ts";

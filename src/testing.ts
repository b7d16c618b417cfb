export { type DomOptions, setUpDom } from "./testing/setUpDom.ts";
export type { Sandbox } from "./sandbox/Sandbox.ts";

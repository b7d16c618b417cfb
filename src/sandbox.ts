export { createSandbox, type Sandbox, type SandboxOptions } from "./sandbox/createSandbox.ts";
export type { SandboxClock } from "./sandbox/clock.ts";
export type { Fault, FaultPlace } from "./sandbox/faults.ts";
export type { ProofEdition } from "./vendors/proof/server.ts";

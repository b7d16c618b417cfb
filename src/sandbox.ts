export { createSandbox, type SandboxOptions } from "./sandbox/createSandbox.ts";
export type { Sandbox } from "./sandbox/Sandbox.ts";
export type { SandboxClock } from "./sandbox/clock.ts";
export type { SandboxCounts } from "./sandbox/counts.ts";
export type { Fault } from "./sandbox/faults.ts";
export type { TriggeredWebhooks, WebhookTrigger } from "./sandbox/WebhookTrigger.ts";
export type { FaultPlace, SandboxEvent, SandboxEvents } from "./vendors/VendorSandbox.ts";
export { bleepaySandboxAssets } from "./vendors/bleepay/sandbox/widget.ts";
export type { ProofInitTokenType } from "./vendors/proof/session.ts";

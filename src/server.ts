export { rampEndpoint } from "./endpoint/rampEndpoint.ts";
export type { OrderDecision, RampEndpointOptions } from "./endpoint/RampEndpointOptions.ts";
export type { Mode, Order } from "./order.ts";
export { proof } from "./vendors/proof/server.ts";
export type { ProofServerOptions } from "./vendors/proof/server.ts";
export type { RampUser, VendorAnswer, VendorServer } from "./vendors/VendorServer.ts";

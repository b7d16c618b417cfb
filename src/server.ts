export { cspFor } from "./endpoint/policies/cspFor.ts";
export type { CspOptions } from "./endpoint/policies/cspFor.ts";
export { permissionsPolicyFor } from "./endpoint/policies/permissionsPolicyFor.ts";
export { rampEndpoint } from "./endpoint/rampEndpoint.ts";
export type { OrderDecision, RampEndpointOptions } from "./endpoint/RampEndpointOptions.ts";
export type { Mode, Order } from "./order.ts";
export { proof } from "./vendors/proof/server.ts";
export type { ProofServerOptions } from "./vendors/proof/server.ts";
export type { Transaction, TransactionStatus } from "./vendors/Transaction.ts";
export type {
  ConfirmedTransaction,
  RampUser,
  TransactionListener,
  VendorAnswer,
  VendorPage,
  VendorServer,
  WebhookHint,
} from "./vendors/VendorServer.ts";

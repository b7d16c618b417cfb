export { combineStores } from "./server/store/combineStores.ts";
export type { CombinedStores } from "./server/store/combineStores.ts";
export { contentSecurityPolicy } from "./server/policies/contentSecurityPolicy.ts";
export type { ContentSecurityPolicyOptions } from "./server/policies/contentSecurityPolicy.ts";
export { permissionsPolicy } from "./server/policies/permissionsPolicy.ts";
export { rampEndpoint } from "./server/rampEndpoint.ts";
export type { OrderDecision, RampEndpointOptions } from "./server/RampEndpointOptions.ts";
export type { Mode, Order } from "./order.ts";
export { bleepay } from "./vendors/bleepay/server.ts";
export type { BleepayServerOptions } from "./vendors/bleepay/checkOptions.ts";
export type { BleepayAsset } from "./vendors/bleepay/buildSessionRequest.ts";
export { proof } from "./vendors/proof/server.ts";
export type { ProofInitTokenType } from "./vendors/proof/session.ts";
export type { ProofServerOptions } from "./vendors/proof/server.ts";
export { transak } from "./vendors/transak/server.ts";
export type { TransakServerOptions } from "./vendors/transak/server.ts";
export type { TransakEnvironment, TransakHosts } from "./vendors/transak/environment.ts";
export type { TransakToken, TransakTokenStore } from "./vendors/transak/token.ts";
export type { Transaction, TransactionStatus } from "./vendors/Transaction.ts";
export type {
  ConfirmedTransaction,
  RampUser,
  TransactionListener,
  VendorAnswer,
  VendorPage,
  VendorServer,
  WebhookDelivery,
  WebhookEvent,
} from "./vendors/VendorServer.ts";

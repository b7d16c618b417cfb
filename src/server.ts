export { combineStores } from "./server/store/combineStores.ts";
export type { CombinedStores } from "./server/store/combineStores.ts";
export { contentSecurityPolicy } from "./server/policies/contentSecurityPolicy.ts";
export type { ContentSecurityPolicyOptions } from "./server/policies/contentSecurityPolicy.ts";
export { permissionsPolicy } from "./server/policies/permissionsPolicy.ts";
export type {
  ReconcileOptions,
  ReconcileReport,
  StuckPurchase,
} from "./server/ledger/reconcile.ts";
export { rampEndpoint } from "./server/rampEndpoint.ts";
export type { RampEndpoint } from "./server/rampEndpoint.ts";
export type { RampLogEvent, RampLogEventName } from "./server/createLog.ts";
export type { RampLimits } from "./server/createLimiter.ts";
export type {
  OrderDecision,
  RampEndpointOptions,
  RampErrorContext,
  VendorChoice,
} from "./server/RampEndpointOptions.ts";
export { memoryStore } from "./server/store/memoryStore.ts";
export type {
  DueQuery,
  HistoryQuery,
  PurchaseRecord,
  RampStore,
} from "./server/store/RampStore.ts";
export type { Mode, Order } from "./order.ts";
export { bleepay } from "./vendors/bleepay/server.ts";
export type { BleepayServerOptions } from "./vendors/bleepay/checkOptions.ts";
export type { BleepayAsset } from "./vendors/bleepay/assets.ts";
export { mercuryoQuotes } from "./vendors/proof/mercuryo/mercuryoQuotes.ts";
export type { MercuryoQuotesOptions } from "./vendors/proof/mercuryo/mercuryoQuotes.ts";
export type { ProofQuote, ProofQuoteContext, ProofQuoteFees } from "./vendors/proof/ProofQuotes.ts";
export type { ProofQuotes, ProofUnavailable } from "./vendors/proof/ProofQuotes.ts";
export { proof } from "./vendors/proof/server.ts";
export type { ProofInitTokenType } from "./vendors/proof/session.ts";
export type { ProofAsset } from "./vendors/proof/listProofOptions.ts";
export type { ProofServerOptions } from "./vendors/proof/server.ts";
export { transak } from "./vendors/transak/server.ts";
export type { TransakServerOptions } from "./vendors/transak/server.ts";
export type { TransakEnvironment, TransakHosts } from "./vendors/transak/environment.ts";
export type {
  AmountLimit,
  AssetOption,
  FiatOption,
  Offer,
  OfferFields,
  OrderOptions,
  PaymentMethodOption,
  Quote,
  QuotedOffer,
  QuoteFees,
  SkippedVendor,
  UnavailableOffer,
  UnavailableReason,
  UnpricedOffer,
} from "./vendors/Offer.ts";
export type { KeyState, KeyStore } from "./vendors/KeyStore.ts";
export type { Transaction, TransactionReport, TransactionStatus } from "./vendors/Transaction.ts";
export type {
  ConfirmedTransaction,
  KycStatus,
  RampUser,
  TransactionListener,
  VendorAnswer,
  VendorPage,
  VendorServer,
  WebhookDelivery,
  WebhookEvent,
} from "./vendors/VendorServer.ts";

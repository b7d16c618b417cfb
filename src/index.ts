"use client";
export { RampWidget } from "./widget/RampWidget.tsx";
export {
  type RampWidgetForm,
  type RampWidgetFormProps,
  type RampWidgetProps,
} from "./widget/props.ts";
export { RampFrame, type RampFrameProps } from "./widget/RampFrame.tsx";
export { RampStatus, type RampStatusProps } from "./widget/RampStatus.tsx";
export { RampHistory, type RampHistoryProps } from "./widget/history/RampHistory.tsx";
export { RampOrderForm, type RampOrderFormProps } from "./widget/order/RampOrderForm.tsx";
export { RampProvider, type RampProviderProps } from "./widget/RampProvider.tsx";
export type {
  RampClassNames,
  RampLoadingProps,
  RampAppearance,
  RampDisclosureProps,
  RampSlotProps,
  RampSlots,
} from "./widget/WidgetContext.ts";
export type {
  HistoryMessages,
  RampLanguage,
  RampMessageOverrides,
  RampMessages,
} from "./messages/RampMessages.ts";
export type { OrderMessages } from "./messages/OrderMessages.ts";
export type { VendorMessages } from "./vendors/messages/VendorMessages.ts";
export type { RampSettings, RampStorage, RampTheme } from "./core/RampSettings.ts";
export type {
  DepositResult,
  DepositState,
  PopupLinkProps,
  ResolvedPresentation,
  PresentationReason,
  Ramp,
  RampDeposit,
  RampEvent,
  RampHandlers,
  RampOptions,
  RampPhase,
  RampPresentation,
  RememberedPurchase,
} from "./core/publicTypes.ts";
export { useRamp } from "./react/useRamp.ts";
export { type RampSession } from "./core/publicTypes.ts";
export { type SessionState, useSession, type UseSessionOptions } from "./react/useSession.ts";
export {
  type TransactionQueryData,
  type TransactionQueryInput,
  transactionQueryOptions,
} from "./core/transaction/transactionQueryOptions.ts";
export { type TransactionOptions } from "./core/transaction/transactionQuery.ts";
export {
  type TransactionState,
  useTransaction,
  type UseTransactionOptions,
} from "./react/useTransaction.ts";
export {
  type TransactionsFilter,
  type TransactionsOptions,
  type TransactionsQueryInput,
  transactionsQueryOptions,
} from "./core/transaction/transactionsQueryOptions.ts";
export type { KycStatus } from "./vendors/VendorServer.ts";
export { type OfferList } from "./core/offers/parseOffers.ts";
export { type QuotesState } from "./core/offers/createQuotes.ts";
export {
  type QuotesOptions,
  type QuotesQueryInput,
  quotesQueryOptions,
} from "./core/offers/quotesQueryOptions.ts";
export { type KycState, useKycStatus, type UseKycStatusOptions } from "./react/useKycStatus.ts";
export {
  type OrderOptionsState,
  useOrderOptions,
  type UseOrderOptionsOptions,
} from "./react/useOrderOptions.ts";
export { useQuotes, type UseQuotesOptions, type UseQuotesState } from "./react/useQuotes.ts";
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
export {
  type TransactionsState,
  useTransactions,
  type UseTransactionsOptions,
} from "./react/useTransactions.ts";
export {
  type UnfinishedPurchasesOptions,
  useUnfinishedPurchases,
} from "./react/useUnfinishedPurchases.ts";
export { useOrderForm } from "./react/useOrderForm.ts";
export type { OrderForm, OrderFormOptions } from "./core/order/OrderForm.ts";
export type { OrderChoices, OrderFormAsset } from "./core/order/orderChoices.ts";
export type { LimitProblem } from "./core/order/orderLimits.ts";
export type { AmountSide, OrderAdvice, OrderProblem } from "./core/order/orderProblem.ts";
export type { QuoteChange } from "./core/order/decideSubmit.ts";
export { useVendorScript, type UseVendorScriptOptions } from "./react/useVendorScript.ts";
export { type VendorScriptState } from "./core/vendorScript.ts";
export type {
  CustomEndpoint,
  TransactionContext,
  TransactionListQuery,
  TransactionSubject,
} from "./client/CustomEndpoint.ts";
export type { Mode, Order } from "./order.ts";
export { preload, type PreloadOptions } from "./widget/preload.ts";
export { proof } from "./vendors/proof/proof.ts";
export type { ProofOptions } from "./vendors/proof/ProofOptions.ts";
export { transak } from "./vendors/transak/transak.ts";
export type { TransakOptions } from "./vendors/transak/TransakOptions.ts";
export type { TransakMessages } from "./vendors/transak/messages.ts";
export { bleepay } from "./vendors/bleepay/bleepay.ts";
export type { BleepayOptions } from "./vendors/bleepay/BleepayOptions.ts";
export type { BleepayMessages } from "./vendors/bleepay/messages.ts";
export type { Transaction, TransactionReport, TransactionStatus } from "./vendors/Transaction.ts";
export type {
  FrameStatus,
  LazyVendor,
  SellDeposit,
  Vendor,
  VendorInput,
  VendorScript,
  VendorSession,
} from "./vendors/Vendor.ts";
export type { VendorView, VendorViewProps } from "./vendors/VendorView.ts";
export {
  isRampError,
  RampError,
  type RampErrorCode,
  type RampErrorFacts,
  type RampErrorStage,
} from "./RampError.ts";

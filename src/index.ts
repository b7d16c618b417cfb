"use client";
export { RampWidget, type RampWidgetProps } from "./widget/RampWidget.tsx";
export { RampFrame, type RampFrameProps } from "./widget/RampFrame.tsx";
export { RampStatus, type RampStatusProps } from "./widget/RampStatus.tsx";
export { RampProvider, type RampProviderProps } from "./widget/RampProvider.tsx";
export type {
  RampClassNames,
  RampLoadingProps,
  RampLook,
  RampSlotProps,
  RampSlots,
} from "./widget/Look.ts";
export type { RampLanguage, RampMessageOverrides, RampMessages } from "./messages/RampMessages.ts";
export type { VendorMessages } from "./vendors/messages/VendorMessages.ts";
export type { Ramp, RampOptions } from "./purchase/Ramp.ts";
export { useRamp } from "./purchase/useRamp.ts";
export {
  type RampSession,
  type SessionState,
  useSession,
  type UseSessionOptions,
} from "./purchase/useSession.ts";
export {
  type TransactionState,
  useTransaction,
  type UseTransactionOptions,
} from "./purchase/useTransaction.ts";
export {
  type UnfinishedPurchasesOptions,
  useUnfinishedPurchases,
} from "./purchase/useUnfinishedPurchases.ts";
export type { DepositState, RememberedPurchase } from "./purchase/memory.ts";
export type { RampStorage } from "./purchase/storage.ts";
export { useVendorScript, type VendorScriptState } from "./purchase/useVendorScript.ts";
export type { RampSettings, RampTheme } from "./purchase/settings.ts";
export type { RampDeposit, RampPhase } from "./purchase/phase.ts";
export type {
  PresentationChoice,
  PresentationReason,
  RampPresentation,
} from "./purchase/presentation.ts";
export type { DepositResult, RampEvent, RampHandlers } from "./purchase/events.ts";
export type { RampEndpoint, TransactionContext, TransactionSubject } from "./partner/endpoint.ts";
export type { Mode, Order } from "./order.ts";
export { preload, type PreloadOptions } from "./widget/preload.ts";
export { proof, type ProofOptions } from "./vendors/proof/proof.ts";
export { transak, type TransakOptions } from "./vendors/transak/transak.ts";
export type { TransakMessages } from "./vendors/transak/messages.ts";
export { bleepay } from "./vendors/bleepay/bleepay.ts";
export type { BleepayOptions } from "./vendors/bleepay/Deposit.ts";
export type { BleepayMessages } from "./vendors/bleepay/messages.ts";
export type { Transaction, TransactionReport, TransactionStatus } from "./vendors/Transaction.ts";
export type {
  AnyVendor,
  CloseFrame,
  FrameHint,
  FrameMessage,
  LazyVendor,
  OpenedFrame,
  SellDeposit,
  UncheckedDeposit,
  Vendor,
  VendorFacts,
  VendorFrame,
  VendorParts,
  VendorReturn,
  VendorScript,
  VendorSession,
  VendorViewProps,
} from "./vendors/Vendor.ts";
export {
  isRampError,
  RampError,
  type RampErrorCode,
  type RampErrorFacts,
  type RampErrorStage,
} from "./RampError.ts";

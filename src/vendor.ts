export { defineVendor } from "./vendors/defineVendor.ts";
export type { Mode, Order } from "./order.ts";
export type { Transaction, TransactionReport, TransactionStatus } from "./vendors/Transaction.ts";
export type {
  CloseFrame,
  FrameMessage,
  FrameStatus,
  LazyVendor,
  OpenedFrame,
  SellDeposit,
  UncheckedDeposit,
  Vendor,
  VendorFrame,
  VendorImplementation,
  VendorInput,
  VendorManifest,
  VendorReturn,
  VendorScript,
  VendorSession,
} from "./vendors/Vendor.ts";
export type { VendorView, VendorViewProps } from "./vendors/VendorView.ts";
export {
  RampError,
  type RampErrorCode,
  type RampErrorFacts,
  type RampErrorStage,
} from "./RampError.ts";

import type { Mode } from "../order.ts";
import type { UnavailableReason } from "../vendors/Offer.ts";

/** The sentences of `<RampOrderForm>`, besides those that it shares with the widget. */
export interface OrderMessages {
  /** Label of the amount that the user gives. */
  give: Record<Mode, string>;
  /** Label of the amount that the user receives. */
  receive: string;
  /** Beside an amount that the vendor may still change. */
  estimate: string;
  /** An amount that the vendor may still change. */
  about: (amount: string) => string;
  /** Label of the asset. */
  asset: string;
  /** Label of the money's currency. */
  fiatCurrency: string;
  /** Label of the payment method. */
  paymentMethod: Record<Mode, string>;
  /** The user chooses the payment method on the vendor's page. */
  anyMethod: string;
  /** The payment method `card`. */
  card: string;
  /** The payment method `bank_transfer`. */
  bankTransfer: string;
  /** Heading of the offers. */
  provider: string;
  /** Marks the best offer. */
  best: string;
  /** The vendor doesn't say its price before its page opens. */
  unpriced: string;
  /** An offer that is paid in the same crypto instead of money. */
  payInCrypto: (amount: string) => string;
  /** The button that shows an offer's fees. */
  details: string;
  /** Labels of the fees, which are part of the price. */
  fees: Record<"total" | "network" | "vendor" | "partner", string>;
  /** The vendor may ask this user for documents. */
  documents: string;
  /** Below the offers: they are estimates. */
  estimateDetail: Record<Mode, string>;
  /** While vendors are asked for their offers. */
  loading: string;
  /** When the prices are requested again. `time` is e.g. `42 sec`. */
  refresh: (time: string) => string;
  /** For screen readers: how many vendors can serve the order. */
  found: (count: number) => string;
  /** The submit button before there is an amount. */
  submit: Record<Mode, string>;
  /** The submit button for an amount of crypto, e.g. `0.25 ETH`. */
  submitAmount: Record<Mode, (amount: string) => string>;
  /** The submit button for an asset and an amount of money. */
  submitFor: Record<Mode, (currency: string, money: string) => string>;
  /** The submit button while the order is placed. */
  submitting: string;
  /** Heading if the price got worse before the order was placed. */
  changed: string;
  /** What the user would receive, pay or sell now, and what they saw before. */
  changedDetail: Record<"receive" | Mode, (after: string, before: string) => string>;
  /** The vendor doesn't say the price any more. */
  changedUnknown: string;
  /** The submit button below `changed`. */
  accept: string;
  /** The form was submitted without an amount. */
  missing: string;
  /** What was typed isn't an amount. */
  malformed: (example: string) => string;
  /** No vendor, or not this one, takes so little. */
  tooLow: (limit: string) => string;
  /** No vendor, or not this one, takes so much. */
  tooHigh: (limit: string) => string;
  /** The button that takes an amount, a network or a currency which may work. */
  use: (value: string) => string;
  /** The button that gives up the payment method. */
  useAnyMethod: string;
  /** Heading if no vendor serves the order. */
  nothing: string;
  /** The sentence below `nothing`, above buttons that may help. */
  nothingDetail: string;
  /** The sentence below `nothing` if there are no such buttons. */
  nothingHint: string;
  /** The vendor that the user chose doesn't serve the order. */
  vendorUnavailable: (vendor: string) => string;
  /** Before the vendor's page opens: what its identity check needs. */
  kyc: Record<"not_started" | "pending" | "failed", (vendor: string) => string>;
  /** The button that leads from the vendor's page back to the form. */
  change: string;
  /** Why a vendor doesn't serve the order. */
  reasons: Record<UnavailableReason, string>;
}

import { anything, type FieldSpecs, parseFields, text } from "../parseFields.ts";
import type { TransactionReport } from "../Transaction.ts";
import { toDecimalString } from "./toDecimalString.ts";
import { transakStatus } from "./statuses.ts";
import { isTransakReference } from "./isTransakReference.ts";
import { optionalText } from "../optionalText.ts";

/** An order from Transak, reduced to what the browser may see. */
export interface TransakOrder {
  /** In responses of the API. */
  _id?: unknown;
  /** In events and webhooks. */
  id?: unknown;
  status: string;
  cryptoCurrency?: unknown;
  /** A number. */
  cryptoAmount?: unknown;
  network?: unknown;
  fiatCurrency?: unknown;
  /** A number. */
  fiatAmount?: unknown;
  transactionHash?: unknown;
  createdAt?: unknown;
  updatedAt?: unknown;
}

/** The endpoint's response for a purchase at Transak. */
export interface TransakTransaction {
  partnerOrderId: string;
  isBuyOrSell: "BUY" | "SELL";
  /** `null` until the user has placed an order. */
  data: TransakOrder | null;
}

/** Display only: an invalid amount must not hide that a purchase is complete. */
const decoration = anything;

const orderFields: FieldSpecs<TransakOrder> = {
  _id: decoration,
  id: decoration,
  status: text(/^[^]{1,64}$/),
  cryptoCurrency: decoration,
  cryptoAmount: decoration,
  network: decoration,
  fiatCurrency: decoration,
  fiatAmount: decoration,
  transactionHash: decoration,
  createdAt: decoration,
  updatedAt: decoration,
};

const fields: FieldSpecs<TransakTransaction> = {
  partnerOrderId: text(/^[^]{1,255}$/),
  isBuyOrSell: text(/^(BUY|SELL)$/),
  data: anything,
};

/**
 * All fields of an order that may reach the browser. Names, addresses and histories with emails
 * stay on the server.
 */
export const transakOrderFields: readonly string[] = Object.keys(orderFields);

/**
 * An unknown status stays readable in `vendorStatus` and changes nothing.
 *
 * @throws {RampError} `transaction-malformed`, naming the field
 */
export function parseTransakTransaction(answer: unknown): TransactionReport {
  const code = "transaction-malformed";
  const { partnerOrderId, isBuyOrSell, data: order } = parseFields(fields, answer, code);
  const data = order === null ? null : parseFields(orderFields, order, code, "data.");
  return {
    id: partnerOrderId,
    reference: data ? getReference(data) : undefined,
    vendor: "transak",
    mode: isBuyOrSell === "SELL" ? "sell" : "buy",
    status: data ? transakStatus(data.status) : "pending",
    vendorStatus: data?.status ?? "",
    currency: optionalText(data?.cryptoCurrency),
    network: optionalText(data?.network),
    amount: toDecimalString(data?.cryptoAmount),
    fiatCurrency: optionalText(data?.fiatCurrency),
    fiatAmount: toDecimalString(data?.fiatAmount),
    txHash: optionalText(data?.transactionHash),
    createdAt: optionalText(data?.createdAt),
    updatedAt: optionalText(data?.updatedAt),
  };
}

/** Transak's own id of an order; nothing if it is missing, or not valid in a URL. */
export function getReference({ _id, id }: { _id?: unknown; id?: unknown }): string | undefined {
  return [_id, id].find(isTransakReference);
}

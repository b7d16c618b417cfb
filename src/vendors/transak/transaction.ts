import * as z from "zod/mini";
import { readAnswer } from "../readAnswer.ts";
import type { TransactionReport } from "../Transaction.ts";
import { decimalOf } from "./decimalOf.ts";
import { transakStatus } from "./statuses.ts";
import { isTransakReference } from "./isTransakReference.ts";

/** An order as Transak tells it, cut down to what the browser may see. */
export interface TransakOrder {
  /** In answers of the API. */
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

/** What the endpoint answers for a purchase at Transak. */
export interface TransakTransaction {
  partnerOrderId: string;
  isBuyOrSell: "BUY" | "SELL";
  /** `null` as long as the user has placed no order. */
  data: TransakOrder | null;
}

/** Decoration: a sum of the wrong kind must not hide that a purchase is complete. */
const decoration = z.optional(z.unknown());

const order = {
  _id: decoration,
  id: decoration,
  // Not `minLength`: zod also asks things that are no text for their `length`, and throws at some.
  status: z.string().check(z.regex(/^[^]{1,64}$/)),
  cryptoCurrency: decoration,
  cryptoAmount: decoration,
  network: decoration,
  fiatCurrency: decoration,
  fiatAmount: decoration,
  transactionHash: decoration,
  createdAt: decoration,
  updatedAt: decoration,
};

const schema: z.ZodMiniType<TransakTransaction> = z.object({
  partnerOrderId: z.string().check(z.regex(/^[^]{1,255}$/)),
  isBuyOrSell: z.enum(["BUY", "SELL"]),
  data: z.nullable(z.object(order)),
});

/**
 * Every field of an order that may reach the browser. Names, addresses and the histories with
 * e-mails in them stay on the server.
 */
export const transakOrderFields: readonly string[] = Object.keys(order);

/**
 * A status word that is new to us stays readable in `vendorStatus` and moves nothing.
 *
 * @throws {RampError} `transaction-malformed`, naming the field
 */
export function parseTransakTransaction(answer: unknown): TransactionReport {
  const { partnerOrderId, isBuyOrSell, data } = readAnswer(schema, answer, "transaction-malformed");
  return {
    id: partnerOrderId,
    reference: data ? referenceOf(data) : undefined,
    vendor: "transak",
    mode: isBuyOrSell === "SELL" ? "sell" : "buy",
    status: data ? transakStatus(data.status) : "pending",
    vendorStatus: data?.status ?? "",
    currency: words(data?.cryptoCurrency),
    network: words(data?.network),
    amount: decimalOf(data?.cryptoAmount),
    fiatCurrency: words(data?.fiatCurrency),
    fiatAmount: decimalOf(data?.fiatAmount),
    txHash: words(data?.transactionHash),
    createdAt: words(data?.createdAt),
    updatedAt: words(data?.updatedAt),
  };
}

/** Transak's own id of an order; nothing where there is none, or none that could stand in an address. */
export function referenceOf({ _id, id }: { _id?: unknown; id?: unknown }): string | undefined {
  return [_id, id].find(isTransakReference);
}

/** One that nobody could read is left out. */
function words(value: unknown): string | undefined {
  return typeof value === "string" && /^[^]{1,1024}$/.test(value) ? value : undefined;
}

import { type Ledger, ORDER_TTL_MS, type OrderRecord } from "./ledger.ts";

/**
 * An order as in Transak's events and webhooks. Amounts are numbers. It contains personal data, so that
 * tests notice code that passes it on unfiltered.
 *
 * @param count the state after this many statuses; without it, the current state
 */
export function describeOrder(
  ledger: Ledger,
  order: OrderRecord,
  count?: number,
): Record<string, unknown> & { id: string; status: string } {
  const { id, session, quote, walletAddress, createdAt, paymentOptionId } = order;
  const { params } = session;
  const past = ledger.reached(order).slice(0, count);
  const { status = "AWAITING_PAYMENT_FROM_USER", at = createdAt } = past.at(-1) ?? {};
  const isDone = past.some((moment) => moment.status === "COMPLETED");
  return {
    id,
    walletAddress,
    createdAt: iso(createdAt),
    updatedAt: iso(at),
    status,
    fiatCurrency: params.fiatCurrency,
    userId: "c2b5b3a0-0f5e-4f0e-9d0e-3d1f5a6c7e88",
    cryptoCurrency: params.cryptoCurrency,
    isBuyOrSell: params.side,
    fiatAmount: quote.fiatAmount,
    ipAddress: "203.0.113.42",
    amountPaid: isDone ? quote.fiatAmount : 0,
    paymentOptionId,
    network: params.network,
    cryptoAmount: quote.cryptoAmount,
    totalFeeInFiat: quote.fee,
    countryCode: "DE",
    autoExpiresAt: iso(createdAt + ORDER_TTL_MS),
    partnerOrderId: params.partnerOrderId,
    partnerCustomerId: params.partnerCustomerId,
    ...(isDone && { transactionHash: `0x${id.replaceAll("-", "").repeat(2)}` }),
    statusHistories: past.map((moment) => ({
      status: moment.status,
      createdAt: iso(moment.at),
      message: `Told ${params.email ?? "ada@example.com"} of it.`,
      isEmailSentToUser: true,
      partnerEventId: null,
    })),
  };
}

/** The same in API responses, which use another name for the id. */
export function describeForApi(ledger: Ledger, order: OrderRecord): Record<string, unknown> {
  const { id: _id, ...rest } = describeOrder(ledger, order);
  return { _id, ...rest };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

import type { ProofRecord } from "./ledger.ts";

/** One call of a callback that the partner's page gets from the widget. */
export interface WidgetSignal {
  name: "onStatusChange" | "onPaymentFinished" | "onSellTransferEnabled";
  data: Record<string, string>;
}

/** `onStatusChange`, with one of the widget's own status words. */
export function statusSignal(record: ProofRecord, status: string): WidgetSignal {
  return {
    name: "onStatusChange",
    data: {
      amount: record.quote?.amount ?? "",
      currency: record.request.currency,
      network: record.request.network,
      fiat_amount: record.quote?.fiatAmount ?? "",
      fiat_currency: record.request.fiatCurrency,
      merchant_transaction_id: record.session.merchant_transaction_id,
      status,
      payment_method: "card",
    },
  };
}

/** Says that the card has answered, not what it answered. */
export const paymentFinished: WidgetSignal = {
  name: "onPaymentFinished",
  data: { payment_method: "card" },
};

export function transferSignal(record: ProofRecord, address: string): WidgetSignal {
  return {
    name: "onSellTransferEnabled",
    data: {
      amount: record.quote?.amount ?? "",
      currency: record.request.currency,
      network: record.request.network,
      address,
      id: record.session.merchant_transaction_id,
      flow_id: "payout",
    },
  };
}

import { isPaid, type Ledger, type OrderRecord } from "./ledger.ts";

/**
 * The redirect URL of a full page, after the user is done. As in Transak's documented example, strings are
 * in double quotes, numbers aren't, and unknown values are the word `undefined`.
 */
export function buildReturnUrl(ledger: Ledger, order: OrderRecord): string | undefined {
  const { params } = order.session;
  const status = ledger.status(order);
  const isDone = isPaid(status) || status === "COMPLETED";
  const isForWallet = params.side === "SELL" && params.walletRedirection;
  if (params.redirectURL === undefined || !(isDone || isForWallet)) return undefined;
  const address = new URL(params.redirectURL);
  const told = {
    orderId: order.id,
    fiatCurrency: params.fiatCurrency,
    cryptocurrency: params.cryptoCurrency,
    fiatAmount: order.quote.fiatAmount,
    cryptoAmount: order.quote.cryptoAmount,
    isBuyOrSell: params.side,
    status,
    walletAddress: order.walletAddress,
    totalFee: order.quote.fee,
    partnerCustomerId: params.partnerCustomerId,
    partnerOrderId: params.partnerOrderId,
  };
  for (const [name, value] of Object.entries(told))
    address.searchParams.append(name, JSON.stringify(value) ?? "undefined");
  return address.href;
}

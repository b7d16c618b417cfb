/** @typedef {import("../frameView.ts").FrameView} FrameView */

/**
 * All texts of the hosted page's templates, for one step of one transaction.
 *
 * @param {FrameView} view
 * @returns {Record<string, string>}
 */
// oxlint-disable-next-line no-unused-vars -- page.js, the next script of the document, calls it
function getProofPageTexts(view) {
  const { mode, currency, network, fiatCurrency, quote, deposit } = view;
  const buy = mode === "buy";
  const crypto = `${quote?.amount ?? ""} ${currency}`;
  const money = `${quote?.fiatAmount ?? ""} ${fiatCurrency}`;
  const card = view.cardEnding ? `•••• ${view.cardEnding}` : "";
  const wallet = `${view.wallet.slice(0, 6)}…${view.wallet.slice(-4)}`;
  const failures = {
    declined: ["Your card was declined", "Your bank refused the payment. Nothing was charged."],
    late: ["The transfer did not arrive", "We waited six hours for it, so this sale has ended."],
    payout: [
      "The payout failed",
      `Your bank refused the money. Your ${currency} goes back to you.`,
    ],
  };
  const [failedTitle = "", failedLead = ""] = failures[view.failure ?? "declined"];

  return {
    email: view.email,
    currency,
    network,
    amount: quote?.amount ?? "",
    give: buy ? "You pay" : "You sell",
    gave: buy ? "You paid" : "You sold",
    giveAmount: (buy ? quote?.fiatAmount : quote?.amount) ?? "",
    giveUnit: buy ? fiatCurrency : currency,
    giveText: buy ? money : crypto,
    takeAmount: (buy ? quote?.amount : quote?.fiatAmount) ?? "",
    takeUnit: buy ? currency : fiatCurrency,
    takeText: buy ? crypto : money,
    rate: `1 ${currency} = ${quote?.rate ?? ""} ${fiatCurrency}`,
    fee: `${quote?.fee ?? ""} ${fiatCurrency}`,
    wallet: `${wallet} (${network})`,
    card,
    reference: view.transactionId,
    amountTitle: buy ? `Buy ${currency}` : `Sell ${currency}`,
    amountLead: view.amountFixed ? "Check that everything is right." : "Choose an amount.",
    cardTitle: buy ? `Buy ${currency}` : "Add your card",
    cardLead: buy ? "Pay with your debit or credit card." : "The money goes to this card.",
    cardButton: buy ? `Pay ${money}` : "Continue",
    address: deposit?.address ?? "",
    left: deposit ? formatTimeLeft(deposit.msLeft) : "",
    processingTitle: buy ? "Payment received" : `${currency} received`,
    processingLead: buy
      ? `${crypto} is on its way to your wallet.`
      : `${money} is on its way to your card.`,
    firstLeg: buy ? `${money} paid` : `${crypto} received`,
    secondLeg: buy ? `Sending to ${wallet}` : `Paying out to card ${card}`,
    completedTitle: buy ? `Your ${currency} has arrived` : "The money is on your card",
    completedLead: buy ? `${crypto} is in your wallet.` : `${money} was sent to card ${card}.`,
    failedTitle,
    failedLead,
    returnText: view.redirectUrl ? `Return to ${new URL(view.redirectUrl).host}` : "",
  };

  /** @param {number} ms */
  function formatTimeLeft(ms) {
    const seconds = Math.ceil(ms / 1000);
    const [minutes, rest] = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) =>
      String(part).padStart(2, "0"),
    );
    return `${Math.floor(seconds / 3600)}:${minutes}:${rest} left`;
  }
}

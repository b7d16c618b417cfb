import type { RampMessages } from "./RampMessages.ts";

const again = "Please try again.";
const unavailable = "This isn't available right now.";
const fault = "Something went wrong on our side. Nothing has been paid.";
const silent = `Our server isn't responding right now. ${again}`;
const address = "The payment page could not be loaded.";

/** The words of the widget where the host gives none. */
export const english: RampMessages = {
  lang: "en",
  title: { buy: "Buy crypto", sell: "Sell crypto" },
  preparing: "Preparing a secure payment page…",
  slow: "This takes longer than usual. It goes on by itself.",
  slowPage:
    "The payment page is slow to load. It goes on by itself; a better connection or no ad blocker may help.",
  show: { buy: "Show your purchase", sell: "Show your sale" },
  close: "Close",
  leave: { buy: "Leave the payment?", sell: "Leave the sale?" },
  leaveDetail: {
    buy: "If you have paid already, nothing is lost: it goes on, and shows when you come back. If not, the payment page ends here.",
    sell: "If you have sent your crypto already, nothing is lost: it goes on, and shows when you come back. If not, the sale ends here.",
  },
  leaveYes: "Leave",
  leaveNo: "Stay",
  start: { buy: "Start buying", sell: "Start selling" },
  another: { buy: "Buy again", sell: "Sell again" },
  retry: "Try again",
  unpaid: { buy: "I have not paid: start over", sell: "I have sent nothing: start over" },
  away: { buy: "Continue in the payment window", sell: "Continue in the payment window" },
  awayDetail:
    "It opened in a window of its own, perhaps behind this one. What happens there shows here. To start over, close it.",
  openPage: "Open the payment page",
  resumed: { buy: "Your purchase is on its way", sell: "Your sale is on its way" },
  resumedDetail: {
    buy: "It is paid. You need not wait here, and need not pay again.",
    sell: "Your crypto has arrived. You need not wait here, and need not send it again.",
  },
  unsure: { buy: "Did you pay?", sell: "Did you send it?" },
  unsureDetail: {
    buy: "If you have paid, do not pay again: it shows here as soon as the provider sees it. If not, start another purchase.",
    sell: "If you have sent the crypto, do not send it again: it shows here as soon as the provider sees it. If not, start another sale.",
  },
  restart: { buy: "Start another purchase", sell: "Start another sale" },
  overdue: {
    buy: "This takes longer than usual. You need not wait here: your payment has arrived, and your crypto is sent as soon as it is cleared. If it is not there tomorrow, ask support and quote the line below.",
    sell: "This takes longer than usual. You need not wait here: your crypto has arrived, and your money is paid out as soon as it is cleared. If it is not there after three working days, ask support and quote the line below.",
  },
  identity:
    "Your identity is being checked. This takes a few minutes, at times longer. Your payment is held until then, and you need not pay again.",
  wanted: "Send your crypto",
  exactAmount: "Exact amount",
  network: "Network",
  address: "To this address",
  wantedDetail: (currency, network) =>
    `Send exactly this amount, only ${currency}, and only on ${network}. Anything else may be lost.`,
  wantedChanged:
    "The provider has changed the details of this transfer. Check the new ones before you confirm or send anything. If you've already sent the crypto, don't send it again: contact support.",
  copy: "Copy",
  copyAmount: "Copy the amount",
  copyAddress: "Copy the address",
  copied: "Copied",
  copyBlocked: "Your browser does not let us copy. The text is selected: copy it yourself.",
  depositing: "Confirm the transfer in your wallet. Do not send it by hand as well.",
  deposited:
    "Sent. Waiting for your crypto to be seen, which can take a few minutes. Do not send it again.",
  "deposit-declined":
    "Your wallet has sent nothing. You can still send the crypto by hand, to the address below.",
  completed: { buy: "Your crypto has arrived", sell: "Your money has been paid out" },
  failed: "This didn't go through",
  failedDetail: {
    buy: "Your payment was declined or timed out. Your bank will release any hold.",
    sell: "Your crypto didn't arrive in time, or the payout was refused. If you've sent crypto, contact support with the reference below.",
  },
  cancelled: "Cancelled",
  // Vendors also cancel what was held or sent, as where a bank took too long.
  cancelledDetail: {
    buy: "Nothing was bought. Your bank will release any hold.",
    sell: "Nothing was sold. If you've sent crypto, contact support with the reference below.",
  },
  stillWatching: {
    buy: "If your payment still goes through, we'll show it here.",
    sell: "If your crypto still arrives, we'll show it here.",
  },
  problem: "This did not work",
  received: "You received",
  paid: "You paid",
  sold: "You sold",
  date: "Date",
  reference: "Reference",
  steps: {
    buy: ["Payment", "On its way", "Done"],
    sell: ["Your crypto", "Paying out", "Done"],
  },
  errors: {
    "session-network": `We could not reach the server. Check your connection. ${again}`,
    "session-timeout": silent,
    "session-malformed": fault,
    "session-expired": `This payment page waited too long. ${again}`,
    "session-used":
      "This page opens only once. If you have paid or sent anything, do not do it again: we keep looking.",
    unauthorized: "You're not signed in. Sign in, then come back here.",
    forbidden: "Your account may not do this. Ask support, and quote the line below.",
    "offramp-disabled": "Selling is not available here.",
    "currency-not-supported": "This currency is not available here. Choose another one.",
    "wallet-not-supported":
      "This currency is not available on this network. Choose another network.",
    "kyc-required":
      "Your identity has to be confirmed first. Ask support how, and quote the line below.",
    "order-rejected": "This order was not accepted. Check the amount and the currency.",
    "order-uncertain":
      "We can't tell yet whether your earlier order for this amount is still open. Try again later, or choose another amount.",
    "rate-limited": "Too many attempts. Wait a moment, then try again.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": silent,
    "vendor-unavailable": `The payment provider isn't responding right now. ${again}`,
    "script-origin": unavailable,
    "script-offline": "You are offline. The payment page opens when the connection is back.",
    "script-network": `${address} Check your connection, allow it in your ad blocker, or try again later.`,
    "script-blocked": unavailable,
    "script-timeout": `${address} It took too long. ${again}`,
    "script-integrity": `${address} ${again}`,
    "script-malformed": `${address} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${address} ${again}`,
    "frame-timeout": `The payment page did not appear. ${again}`,
    "popup-blocked": "Your browser blocked the payment window. Open it yourself, below.",
    "transaction-not-found":
      "We cannot find your order yet. It is not lost: look again in a moment.",
    "transaction-malformed": "We cannot read the status right now. Your order is not affected.",
    "transaction-unreachable":
      "We cannot see the status right now. Your order is not affected, and we keep looking.",
    "transaction-unlisted":
      "You have an order that we can't show here. If you've paid or sent anything, don't do it again. Contact support with the reference below.",
    "deposit-failed":
      "We don't know whether your wallet sent the crypto. Check your wallet before you send anything.",
    "deposit-timeout":
      "Your wallet has not answered. Look there first whether the crypto was sent, before you send it by hand.",
  },
};

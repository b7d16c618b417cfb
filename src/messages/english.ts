import type { RampMessages } from "./RampMessages.ts";

const again = "Please try again.";
const unavailable = "This isn't available right now.";
const fault = "This is a problem on our side. No payment page was opened.";
const silent = `Our server isn't responding right now. ${again}`;
const notLoaded = "The payment page couldn't be loaded.";
const support = "contact support with the reference below";

/** The widget's sentences unless the host passes others. */
export const english: RampMessages = {
  lang: "en",
  title: { buy: "Buy crypto", sell: "Sell crypto" },
  preparing: "Loading the secure payment page…",
  slow: "This is taking longer than usual. You don't need to do anything.",
  slowPage:
    "The payment page is slow to load. If it doesn't appear, check your connection or turn off your ad blocker.",
  reopen: { buy: "View your purchase", sell: "View your sale" },
  close: "Close",
  closeConfirm: { buy: "Leave checkout?", sell: "Leave this sale?" },
  closeConfirmDetail: {
    buy: "If you've already paid, your purchase will continue and you'll see it here next time. If you haven't, this checkout will close.",
    sell: "If you've already sent your crypto, your sale will continue and you'll see it here next time. If you haven't, this sale will close.",
  },
  closeConfirmDetailUnstored: {
    buy: "If you've already paid, your purchase will continue. If you haven't, this checkout will close.",
    sell: "If you've already sent your crypto, your sale will continue. If you haven't, this sale will close.",
  },
  closeConfirmYes: "Leave",
  closeConfirmNo: "Stay",
  start: { buy: "Start buying", sell: "Start selling" },
  buyAgain: { buy: "Buy again", sell: "Sell again" },
  retry: "Try again",
  startOver: { buy: "I haven't paid – start over", sell: "Nothing sent – start over" },
  external: {
    buy: "Finish paying in the other window",
    sell: "Finish your sale in the other window",
  },
  externalDetail:
    "The payment page is open in another window, which may be behind this one. You'll see your progress here. To start over, close that window first.",
  openPage: "Open the payment page",
  resumed: { buy: "Your purchase is in progress", sell: "Your sale is in progress" },
  resumedDetail: {
    buy: "Your payment is being processed. You can close this page, and there's no need to pay again.",
    sell: "Your sale is being processed. You can close this page, and there's no need to send your crypto again.",
  },
  unconfirmed: { buy: "Have you already paid?", sell: "Have you already sent your crypto?" },
  unconfirmedDetail: {
    buy: "If you have, don't pay again. Your purchase will show up here as soon as the payment provider confirms it. If you haven't, you can start a new purchase.",
    sell: "If you have, don't send it again. Your sale will show up here as soon as the payment provider confirms it. If you haven't, you can start a new sale.",
  },
  startAnother: { buy: "Start a new purchase", sell: "Start a new sale" },
  overdue: {
    buy: `This is taking longer than usual, but you don't need to wait here. Your purchase is still being processed, and bank transfers can take a few days. If you have questions, ${support}.`,
    sell: `This is taking longer than usual, but you don't need to wait here. Your sale is still being processed, and payouts can take a few business days. If you have questions, ${support}.`,
  },
  identityCheck:
    "Your identity is being verified. This usually takes a few minutes, sometimes longer. There's no need to pay or send anything again.",
  deposit: "Send your crypto",
  exactAmount: "Exact amount",
  network: "Network",
  address: "To this address",
  depositDetail: (currency, network) =>
    `Send exactly this amount, only in ${currency} and only on ${network}. Anything else may be lost.`,
  depositChanged:
    "The payment provider has changed the transfer details. Check the new ones before you confirm or send anything. If you've already sent the crypto, don't send it again, and contact support.",
  copy: "Copy",
  copyAmount: "Copy amount",
  copyAddress: "Copy address",
  copied: "Copied",
  copyBlocked:
    "Your browser doesn't allow copying. The text is selected, so you can copy it yourself.",
  depositing: "Confirm the transfer in your wallet. Don't send it manually as well.",
  deposited:
    "Sent. We're waiting for your crypto to arrive, which can take a few minutes. Don't send it again.",
  "deposit-declined": "Your wallet hasn't sent anything. You can still send the crypto manually.",
  completed: { buy: "Your crypto has arrived", sell: "Your money has been paid out" },
  paymentReceived: "Payment received",
  failed: "This didn't go through",
  failedDetail: {
    buy: `Your payment was declined or couldn't be completed. You can try again, for example with another card. If you see a charge, ${support}.`,
    sell: `Your crypto didn't arrive in time, or the payout was refused. If you've sent crypto, ${support}.`,
  },
  cancelled: "Cancelled",
  // Vendors also cancel after money was held or crypto was sent, for example if a bank took too long.
  cancelledDetail: {
    buy: `No purchase was made. If you see a charge, ${support}.`,
    sell: `No sale was made. If you've sent crypto, ${support}.`,
  },
  stillWatching: {
    buy: "If your payment goes through after all, we'll show it here.",
    sell: "If your crypto arrives after all, we'll show it here.",
  },
  problem: "Something went wrong",
  received: "You received",
  paid: "You paid",
  sold: "You sold",
  amount: "Amount",
  date: "Date",
  reference: "Reference",
  txHash: "Transaction hash",
  steps: {
    buy: ["Payment", "Processing", "Done"],
    sell: ["Your crypto", "Payout", "Done"],
  },
  errors: {
    "session-network": "We couldn't reach the server. Check your connection and try again.",
    "session-timeout": silent,
    "session-malformed": fault,
    "session-expired": `This payment page has expired. ${again}`,
    "session-used":
      "This page can only be opened once. If you've already paid or sent anything, don't do it again.",
    "open-in-another-tab":
      "This order is already open in another tab. Continue there, or close that tab and try again.",
    unauthorized: "You're not signed in. Sign in, then come back here.",
    forbidden: "Your account isn't allowed to do this. Contact support with the reference below.",
    "offramp-disabled": "Selling isn't available here.",
    "currency-not-supported": "This currency isn't available here. Choose another one.",
    "wallet-not-supported":
      "This currency isn't available on this network. Choose another network.",
    "kyc-required":
      "Please verify your identity first. To find out how, contact support with the reference below.",
    "order-rejected": "This order wasn't accepted. Check the amount and the currency.",
    "order-uncertain":
      "We can't tell yet whether your earlier order for this amount is still open. Try again later, or choose another amount.",
    "rate-limited": "Too many attempts. Wait a moment, then try again.",
    "endpoint-not-found": unavailable,
    "endpoint-misconfigured": unavailable,
    "endpoint-failed": fault,
    "endpoint-unavailable": silent,
    "vendor-unavailable": `The payment provider isn't responding right now. ${again}`,
    "script-origin": unavailable,
    "script-offline": "You're offline. The payment page will open when you're back online.",
    "script-network": `${notLoaded} Check your connection, turn off your ad blocker, or try again later.`,
    "script-blocked": unavailable,
    "script-timeout": `${notLoaded} It took too long. ${again}`,
    "script-integrity": `${notLoaded} ${again}`,
    "script-malformed": `${notLoaded} ${again}`,
    "frame-origin": unavailable,
    "frame-failed": `${notLoaded} ${again}`,
    "frame-timeout": `The payment page didn't appear. ${again}`,
    "popup-blocked": "Your browser blocked the payment window. Use the link below to open it.",
    "transaction-not-found":
      "We can't find your order yet. If you've paid or sent anything, don't do it again. Check again in a moment, or contact support with the reference below.",
    "transaction-malformed": "We can't read the status right now. Your order isn't affected.",
    "transaction-unreachable":
      "We can't check the status right now. Your order isn't affected, and we'll keep checking.",
    "transaction-unlisted":
      "You have an order that we can't show here. If you've paid or sent anything, don't do it again. Contact support with the reference below.",
    "deposit-failed":
      "We don't know whether your wallet sent the crypto. Check your wallet before you send anything.",
    "deposit-timeout":
      "Your wallet may already have sent the crypto, but it hasn't responded. Check your wallet before you send anything manually.",
  },
};

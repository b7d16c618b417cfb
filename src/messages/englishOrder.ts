import type { OrderMessages } from "./OrderMessages.ts";

const asset = "Doesn't offer this cryptocurrency on this network.";
const order = "Can't take this order.";
const silent = "Isn't responding right now.";
const unavailable = "Isn't available right now.";

/** The order form's sentences unless the host passes others. Apart from the widget's, which don't need them. */
export const englishOrder: OrderMessages = {
  give: { buy: "You pay", sell: "You sell" },
  receive: "You receive",
  estimate: "estimate",
  about: (amount) => `about ${amount}`,
  asset: "Cryptocurrency",
  fiatCurrency: "Currency",
  paymentMethod: { buy: "Payment method", sell: "Payout method" },
  anyMethod: "Any",
  card: "Card",
  bankTransfer: "Bank transfer",
  provider: "Provider",
  best: "Best price",
  unpriced: "Price shown by the provider",
  payInCrypto: (amount) => `Send ${amount} from another wallet`,
  details: "Fees",
  fees: {
    total: "Total fees (included)",
    network: "Network fee",
    vendor: "Provider fee",
    partner: "Service fee",
  },
  documents: "May ask for your ID",
  estimateDetail: {
    buy: "Prices are estimates. You'll see the final price before you pay.",
    sell: "Prices are estimates. You'll see the final price before you send anything.",
  },
  loading: "Getting prices…",
  refresh: (time) => `New prices in ${time}`,
  found: (count) => (count === 1 ? "1 offer available" : `${count} offers available`),
  submit: { buy: "Buy", sell: "Sell" },
  submitAmount: { buy: (amount) => `Buy ${amount}`, sell: (amount) => `Sell ${amount}` },
  submitFor: {
    buy: (currency, money) => `Buy ${currency} for ${money}`,
    sell: (currency, money) => `Sell ${currency} for ${money}`,
  },
  submitting: "One moment…",
  changed: "The price has changed",
  changedDetail: {
    receive: (after, before) => `You'd now receive ${after} instead of ${before}.`,
    buy: (after, before) => `You'd now pay ${after} instead of ${before}.`,
    sell: (after, before) => `You'd now sell ${after} instead of ${before}.`,
  },
  changedUnknown:
    "We can't show the new price here. You'll see it on the provider's page before you confirm.",
  accept: "Accept the new price",
  missing: "Enter an amount.",
  malformed: (example) => `Enter an amount like ${example}.`,
  tooLow: (limit) => `The minimum is ${limit}.`,
  tooHigh: (limit) => `The maximum is ${limit}.`,
  use: (value) => `Use ${value}`,
  useAnyMethod: "Use any payment method",
  nothing: "No provider can take this order",
  nothingDetail: "You could try:",
  nothingHint: "Try another amount, cryptocurrency or currency.",
  vendorUnavailable: (vendor) => `${vendor} can't take this order. Choose another provider.`,
  kyc: {
    not_started: (vendor) =>
      `${vendor} will ask for your ID, so have it ready. The check takes about three minutes.`,
    pending: (vendor) => `${vendor} is still checking your ID.`,
    failed: (vendor) => `${vendor} couldn't verify your ID last time and may ask for it again.`,
  },
  change: "Change",
  reasons: {
    "amount-too-low": "This amount is too low.",
    "amount-too-high": "This amount is too high.",
    "asset-unsupported": asset,
    "fiat-unsupported": "Doesn't support this currency.",
    "country-unsupported": "Isn't available in your country.",
    "method-unsupported": "Doesn't support this payment method.",
    "mode-unsupported": order,
    "order-unsupported": order,
    "user-limit": "You've reached your limit with this provider.",
    "user-refused": "Isn't available for your account.",
    "rate-limited": silent,
    unreachable: silent,
    unreadable: silent,
    "not-configured": unavailable,
    "switched-off": unavailable,
  },
};

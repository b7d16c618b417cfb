/** What the user reads if Proof's offer is the selected one. */
export const ID =
  "Proof will ask for your ID, so have it ready. The check takes about three minutes.";
/** What the user can do with a form that has an offer, and with one that has none. */
export const BUY = "Buy USDT for €100.00, edit the order";
export const BUY_CRYPTO = "Buy 100 USDT, edit the order";
export const EDIT = "edit the order";
/** A form that fixes the crypto, which every vendor can serve. */
export const CRYPTO_FORM = {
  defaultCurrency: "USDT",
  defaultNetwork: "TRC20",
  defaultFiatCurrency: "EUR",
  defaultAmount: "100",
};
/** Bleepay takes crypto alone, and the order of the form is in euros. */
const NO_BLEEPAY = "(Bleepay: Doesn't support this currency.)";
export const NO_TRANSAK = "(Transak: Isn't responding right now.)";

/** A form with these offers. */
export const offered = (...vendors: readonly string[]): string =>
  [...vendors, NO_BLEEPAY].join(", ");
/** What is shown if nothing is wrong, or the identity check alone. */
export const WELL = `${offered("Proof", "Transak")} · ${ID} · ${BUY}`;
export const WITHOUT_ID = `${offered("Proof", "Transak")} · – · ${BUY}`;
/** The vendor's page is open. */
export const PAGE = "ready · – · the vendor's page, Change";

/** Sentences about the endpoint. */
export const SENTENCES = {
  network: "We couldn't reach the server. Check your connection and try again.",
  signIn: "You're not signed in. Sign in, then come back here.",
  unavailable: "This isn't available right now.",
  tooMany: "Too many attempts. Wait a moment, then try again.",
  fault: "This is a problem on our side. No payment page was opened.",
  server: "Our server isn't responding right now. Please try again.",
  vendor: "The payment provider isn't responding right now. Please try again.",
} as const;

import type { Mode, RampPhase } from "ramp-widget";

export interface State {
  /** In the words of a support person. */
  title: Record<Mode, string>;
  /** Its story: a purchase if there is one, otherwise a sale. */
  story: string;
  says: string;
  /** What the user can do. */
  can: string;
}

const always = (title: string) => ({ buy: title, sell: title });

/** A record, so that the compiler requires every phase. */
export const STATES: Record<RampPhase, State> = {
  idle: {
    title: { buy: "Start buying", sell: "Start selling" },
    story: "BuyIdle",
    says: "No purchase yet, or the user closed the vendor's page.",
    can: "Start.",
  },
  requesting: {
    title: always("Waiting for the server"),
    story: "BuyRequesting",
    says: "The widget requests a session from your endpoint. After five seconds it says that this takes longer than usual.",
    can: "Wait. After 30 seconds it becomes an error.",
  },
  loading: {
    title: always("Payment page is loading"),
    story: "BuyLoading",
    says: "The vendor's script and page load, for at most 15 seconds each.",
    can: "Wait. The height is reserved, so the layout doesn't shift.",
  },
  ready: {
    title: always("Payment page"),
    story: "BuyReady",
    says: "The vendor's page is open: inline, in another window, or as a view that the widget renders.",
    can: "Pay on the vendor's page, or leave it. A modal asks for confirmation first.",
  },
  depositing: {
    title: always("Confirm in wallet"),
    story: "SellDepositing",
    says: "Sale: your wallet was asked to send the crypto and hasn't answered.",
    can: "Compare the amount and address, and confirm in the wallet.",
  },
  deposited: {
    title: always("Crypto sent"),
    story: "SellDeposited",
    says: "Sale: your wallet sent the crypto, and the vendor hasn't seen it yet.",
    can: "Wait, or leave the page. There's no need to send anything again.",
  },
  "deposit-declined": {
    title: always("Wallet declined"),
    story: "SellDepositDeclined",
    says: "Sale: your wallet sent nothing. The vendor still waits for the crypto.",
    can: "Copy the amount and address, and send the crypto manually.",
  },
  processing: {
    title: { buy: "Payment received", sell: "Crypto received" },
    story: "BuyProcessing",
    says: "Your endpoint reports that the payment was received.",
    can: "Leave the page: the widget resumes on the next visit. After ten minutes it shows what to do.",
  },
  unconfirmed: {
    title: { buy: "Already paid?", sell: "Already sent?" },
    story: "BuyUnsure",
    says: "The vendor's page is gone, and the endpoint can't tell yet whether the user paid.",
    can: "Wait if they paid, or start another purchase if they didn't.",
  },
  completed: {
    title: { buy: "Crypto arrived", sell: "Money paid out" },
    story: "BuyCompleted",
    says: "Your endpoint reports that the vendor has delivered. Final.",
    can: "Read what they paid and received, note the reference, buy again.",
  },
  failed: {
    title: { buy: "Card declined, payment failed", sell: "Sale failed" },
    story: "BuyFailed",
    says: "Your endpoint reports that the payment was declined or timed out. It may still complete.",
    can: "Read what happens to the money, and try again.",
  },
  cancelled: {
    title: always("Cancelled"),
    story: "BuyCancelled",
    says: "Cancelled by the user or the vendor. It may still complete.",
    can: "Try again.",
  },
  error: {
    title: always("Server not reachable"),
    story: "BuyError",
    says: "The purchase can't continue, or its transaction can't be read. onError is called once.",
    can: "Read the error, try again if that can help, and send the reference to support.",
  },
};

import type { Mode } from "../../../order.ts";
import { DEPOSIT_TIMEOUT_MS, type FrameStep, type Ledger, type ProofRecord } from "./ledger.ts";
import type { Quote } from "./quote.ts";
import type { WidgetSignal } from "./ledger.ts";

/** Everything that the hosted page needs to show the user's current step. */
export interface FrameView {
  step: FrameStep | "processing" | "completed" | "failed" | "cancelled";
  /** Position of the step among the user's steps. */
  progress?: { index: number; total: number } | undefined;
  mode: Mode;
  transactionId: string;
  email: string;
  currency: string;
  network: string;
  /** Address that receives the crypto. */
  wallet: string;
  fiatCurrency: string;
  quote?: Quote | undefined;
  /** The session fixed the amount, so the user can't change it. */
  amountFixed: boolean;
  cardEnding?: string | undefined;
  deposit?: { address: string; msLeft: number } | undefined;
  /** Why the purchase failed: the card, the timeout, or the payout. */
  failure?: "declined" | "late" | "payout" | undefined;
  redirectUrl?: string | undefined;
  /** Callbacks that the partner's page hasn't received yet. */
  signals: WidgetSignal[];
}

export function frameView(ledger: Ledger, record: ProofRecord): FrameView {
  const { request, session, plan } = record;
  const status = ledger.status(record);
  const step = status === "pending" ? record.step : status;
  const index = plan.indexOf(record.step);
  return {
    step,
    progress:
      status === "pending" && index >= 0 ? { index: index + 1, total: plan.length } : undefined,
    mode: request.mode,
    transactionId: session.merchant_transaction_id,
    email: request.email.replace(/^(.).*(?=@)/, "$1•••"),
    currency: request.currency,
    network: request.network,
    wallet: session.address,
    fiatCurrency: request.fiatCurrency,
    quote: record.quote,
    amountFixed: isFixed(record),
    cardEnding: record.cardEnding,
    deposit: record.deposit && {
      address: record.deposit.address,
      msLeft: Math.max(0, record.deposit.since + DEPOSIT_TIMEOUT_MS - ledger.now()),
    },
    failure: status === "failed" ? failure(record) : undefined,
    redirectUrl: request.redirectUrl,
    signals: ledger.takeSignals(record),
  };
}

/** Whether the partner's server fixed the amount. */
export function isFixed({ request }: ProofRecord): boolean {
  return request.amount !== undefined || request.fiatAmount !== undefined;
}

function failure({ request, payoutFails, moments }: ProofRecord): FrameView["failure"] {
  if (request.mode === "buy") return "declined";
  return payoutFails && moments.some(({ status }) => status === "processing") ? "payout" : "late";
}

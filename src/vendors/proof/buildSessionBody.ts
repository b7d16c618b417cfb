import type { Order } from "../../order.ts";
import { toVendorNetwork } from "../networks.ts";
import type { UnavailableReason } from "../Offer.ts";
import type { RampUser } from "../VendorServer.ts";
import type { ProofInitTokenType } from "./session.ts";

/** Why Proof opens no session for an order. */
export interface ProofOrderProblem {
  /** A sentence that says what the order lacks. */
  message: string;
  /** The same, as the reason for no offer. */
  reason: UnavailableReason;
}

/** The body of `POST /widget/session`, or what the order lacks. */
export function buildSessionBody(
  { mode, currency, network: ordered, amount, fiatCurrency, fiatAmount, redirectUrl }: Order,
  user: RampUser,
  initTokenType: ProofInitTokenType,
): { body: Record<string, unknown> } | { problem: ProofOrderProblem } {
  const network = ordered === undefined ? undefined : toVendorNetwork("proof", ordered);
  // JSON omits `undefined`.
  const common = {
    partner_user_id: user.id,
    user_email: user.email,
    currency,
    network,
    type: mode,
    redirect_url: redirectUrl,
  };
  if (initTokenType === "sdk_customer_token")
    return fiatCurrency === undefined
      ? lacking(
          "fiat-unsupported",
          'Proof opens no session without `fiatCurrency`. Name the money in the order, such as "EUR".',
        )
      : {
          body: {
            fiat_currency: fiatCurrency,
            fiat_amount: fiatAmount,
            crypto_amount: amount,
            ...common,
          },
        };
  if (network === undefined)
    return lacking(
      "asset-unsupported",
      'Proof opens no session without `network`. Name the blockchain in the order, such as "TRC20".',
    );
  if (amount === undefined)
    return lacking(
      fiatAmount === undefined ? "amount-too-low" : "fiat-unsupported",
      "Proof with `sdk_partner_authorization` takes orders in crypto only. Give the order `amount` instead of `fiatAmount`.",
    );
  return { body: { amount, client_ip: user.ip, ...common } };
}

function lacking(reason: UnavailableReason, message: string): { problem: ProofOrderProblem } {
  return { problem: { reason, message } };
}

import type { Mode } from "../../../order.ts";
import type { ProofInitTokenType } from "../session.ts";
import type { RefusalReason } from "./refuse.ts";

/** A valid request of the partner's backend. */
export interface SessionRequest {
  partnerUserId: string;
  email: string;
  mode: Mode;
  currency: string;
  network: string;
  fiatCurrency: string;
  amount?: string | undefined;
  fiatAmount?: string | undefined;
  clientIp: string;
  redirectUrl?: string | undefined;
}

export interface RefusedRequest {
  reason: RefusalReason;
  message?: string;
}

/** Networks on which the sandbox's partner has a wallet. */
export const proofNetworks: Record<ProofInitTokenType, Record<string, readonly string[]>> = {
  sdk_customer_token: { USDT: ["TRC20", "ERC20"] },
  sdk_partner_authorization: { USDT: ["TRC20", "ERC20", "BEP20"], BTC: ["BITCOIN"] },
};

export const proofFiatCurrencies: readonly string[] = ["EUR", "USD"];

const required: Record<ProofInitTokenType, readonly string[]> = {
  sdk_customer_token: ["partner_user_id", "user_email", "currency", "fiat_currency"],
  sdk_partner_authorization: ["partner_user_id", "user_email", "network", "currency", "amount"],
};

const optional: Record<ProofInitTokenType, readonly string[]> = {
  sdk_customer_token: ["network", "fiat_amount", "crypto_amount", "type", "redirect_url"],
  sdk_partner_authorization: ["type", "redirect_url", "client_ip", "address"],
};

/** Parses the body of `POST /widget/session` as strictly as the API documents it. */
export function readSessionRequest(
  initTokenType: ProofInitTokenType,
  body: Record<string, unknown>,
): SessionRequest | RefusedRequest {
  const texts: Record<string, string> = {};
  for (const field of [...required[initTokenType], ...optional[initTokenType]]) {
    const value = body[field];
    if (value !== undefined && typeof value !== "string") return bad(field, "must be a string");
    if (value) texts[field] = value;
    else if (required[initTokenType].includes(field))
      return { reason: "missingField", message: `The field ${field} is missing.` };
  }

  const { user_email: email = "", currency = "", type = "buy", redirect_url: redirectUrl } = texts;
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return bad("user_email", "is no email address");
  if (type !== "buy" && type !== "sell") return bad("type", "must be buy or sell");
  if (redirectUrl !== undefined && !isWebAddress(redirectUrl))
    return bad("redirect_url", "must be an absolute web address");
  if (texts["fiat_amount"] && texts["crypto_amount"])
    return bad("crypto_amount", "must not be sent together with fiat_amount");
  for (const field of ["amount", "fiat_amount", "crypto_amount"]) {
    const amount = texts[field];
    if (amount !== undefined && !isAmount(amount))
      return bad(field, "must be a decimal string above zero");
  }

  const networks = proofNetworks[initTokenType][currency];
  const fiatCurrency = texts["fiat_currency"] ?? "EUR";
  const network = texts["network"] ?? "TRC20";
  if (!networks || !proofFiatCurrencies.includes(fiatCurrency)) return { reason: "currency" };
  if (!networks.includes(network)) return { reason: "wallet" };

  return {
    partnerUserId: texts["partner_user_id"] ?? "",
    email,
    mode: type,
    currency,
    network,
    fiatCurrency,
    amount: texts["amount"] ?? texts["crypto_amount"],
    fiatAmount: texts["fiat_amount"],
    clientIp: texts["client_ip"] ?? "",
    redirectUrl,
  };
}

function bad(field: string, problem: string): RefusedRequest {
  return { reason: "badField", message: `The field ${field} ${problem}.` };
}

function isAmount(text: string): boolean {
  return /^\d{1,12}(\.\d{1,8})?$/.test(text) && /[1-9]/.test(text);
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

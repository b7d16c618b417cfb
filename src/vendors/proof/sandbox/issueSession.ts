import type { ProofSession } from "../session.ts";
import type { ProofInitTokenType } from "../session.ts";
import { proofFiatCurrencies, proofNetworks, type SessionRequest } from "./readSessionRequest.ts";

/** Path of the widget's script, on the widget's origin. */
export const SCRIPT_PATH = "/widget.2.0.js";

export interface Issuer {
  initTokenType: ProofInitTokenType;
  widgetOrigin: string;
  widgetId: string;
  /** Part of every signature; never leaves the sandbox. */
  secret: string;
  now: () => number;
}

/** The response of `POST /widget/session`, with exactly the API's fields. */
export async function issueSession(issuer: Issuer, request: SessionRequest): Promise<ProofSession> {
  const id = crypto.randomUUID();
  const address = await userAddress(issuer, request);
  const { mode: type, currency, network, amount, fiatCurrency, fiatAmount } = request;
  const common = {
    merchant_transaction_id: id,
    widget_id: issuer.widgetId,
    address,
    signature: `v2:${await sha512(address + issuer.secret + request.clientIp + id)}`,
    init_token: initToken(issuer.now()),
    type,
    currency,
    fiat_currency: fiatCurrency,
  };
  if (issuer.initTokenType === "sdk_customer_token")
    return {
      ...common,
      init_token_type: "sdk_customer_token",
      ...(fiatAmount !== undefined && { fiat_amount: fiatAmount }),
      widget_url: issuer.widgetOrigin + SCRIPT_PATH,
    };
  const wallets = proofNetworks.sdk_partner_authorization;
  return {
    ...common,
    init_token_type: "sdk_partner_authorization",
    currencies: Object.keys(wallets),
    fix_currency: true,
    network,
    networks: [...new Set(Object.values(wallets).flat())],
    fix_network: [network],
    ...(amount !== undefined && { amount }),
    fix_amount: true,
    fiat_currencies: [...proofFiatCurrencies],
    fix_fiat_currency: false,
    fix_fiat_amount: true,
    lang: "en",
    theme: "auto",
    redirect_url: request.redirectUrl ?? "https://partner.example/done",
  };
}

/** The user's one address on the order's network, for as long as the sandbox runs. */
async function userAddress(
  { secret }: Issuer,
  { partnerUserId, network }: SessionRequest,
): Promise<string> {
  const text = JSON.stringify([secret, partnerUserId, network]);
  const digest = await crypto.subtle.digest("SHA-512", new TextEncoder().encode(text));
  return formatAddress(network, new Uint8Array(digest));
}

/** A random address in the network's format, without an owner. */
export function randomAddress(network: string): string {
  return formatAddress(network, crypto.getRandomValues(new Uint8Array(64)));
}

/** @param bytes at least 40 */
function formatAddress(network: string, bytes: Uint8Array): string {
  if (network === "TRC20") return `T${spell(bytes.slice(0, 33), BASE58)}`;
  if (network === "BITCOIN")
    return `bc1q${spell(bytes.slice(0, 38), "023456789acdefghjklmnpqrstuvwxyz")}`;
  return `0x${spell(bytes.slice(0, 40), "0123456789abcdef")}`;
}

/** Unguessable letters and digits. */
export function randomString(count: number): string {
  return spell(crypto.getRandomValues(new Uint8Array(count)), BASE58);
}

function spell(bytes: Uint8Array, alphabet: string): string {
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join("");
}

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Shaped like a JWT, as Proof's token is. Only the ledger validates it. */
function initToken(now: number): string {
  const part = (value: object) =>
    btoa(JSON.stringify(value)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const life = { exp: Math.floor(now / 1000) + 3600, jti: crypto.randomUUID() };
  return `${part({ alg: "HS256", typ: "JWT" })}.${part(life)}.${randomString(43)}`;
}

async function sha512(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-512", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

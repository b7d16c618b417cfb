import { isAmount, type Mode } from "../../../order.ts";
import { proofFiatCurrencies } from "./readSessionRequest.ts";

/** A valid request for a price or for limits. */
export interface RateRequest {
  kind: "buy" | "sell" | "limits";
  mode: Mode;
  currency: string;
  fiatCurrency: string;
  amount?: string | undefined;
  fiatAmount?: string | undefined;
}

interface Route {
  kind: RateRequest["kind"];
  required: readonly string[];
  optional: readonly string[];
  /** Allowed values of `type`. */
  types: readonly string[];
  /** Allowed values of `payment_method`. */
  methods: readonly string[];
}

/** As Mercuryo documents them (widget.docs.mercuryo.io). */
const routes = new Map<string, Route>([
  [
    "/widget/buy/rate",
    {
      kind: "buy",
      required: ["from", "to", "type", "amount", "widget_id"],
      optional: [
        "address",
        "card_bin",
        "card_id",
        "card_type",
        "country",
        "flow",
        "ip_address",
        "is_total",
        "merchant_transaction_id",
        "method_code",
        "network",
        "payment_method",
        "transaction_speed_type",
        "voe_option",
      ],
      types: ["buy"],
      methods: ["card", "volt", "apple", "google", "pix", "invoice", "spend_card"],
    },
  ],
  [
    "/widget/sell/rate",
    {
      kind: "sell",
      required: ["from", "to", "amount", "widget_id"],
      optional: ["is_total", "network", "payment_method"],
      types: [],
      methods: [
        "card",
        "fiat_card_open",
        "fiat_card_topup",
        "spend_card_open",
        "spend_card_topup",
        "sepa",
      ],
    },
  ],
  [
    "/public/currency-limits",
    {
      kind: "limits",
      required: ["from", "to", "type", "widget_id"],
      optional: ["amount", "is_total"],
      types: ["buy", "sell"],
      methods: [],
    },
  ],
]);

/** Mercuryo's words for the networks on which the sandbox's partner has wallets. */
const networks: Readonly<Record<string, readonly string[]>> = {
  USDT: ["TRON", "ETHEREUM", "BINANCESMARTCHAIN"],
  BTC: ["BITCOIN"],
};

/**
 * Parses a request of Mercuryo's public API.
 *
 * @returns a sentence if Mercuryo would refuse it; undefined for an unknown path
 */
export function readRateRequest(
  path: string,
  query: URLSearchParams,
): RateRequest | string | undefined {
  const route = routes.get(path);
  if (!route) return undefined;
  for (const name of route.required) if (!query.get(name)) return `The field ${name} is missing.`;
  for (const name of query.keys())
    if (![...route.required, ...route.optional].includes(name))
      return `The field ${name} is unknown.`;
  const { kind, types, methods } = route;
  const get = (name: string) => query.get(name) ?? undefined;
  const [from = "", to = "", type, amount] = [get("from"), get("to"), get("type"), get("amount")];
  const [network, method] = [get("network"), get("payment_method")];

  if (type !== undefined && !types.includes(type)) return "The field type is invalid.";
  if (amount !== undefined && !isAmount(amount)) return "The field amount is invalid.";
  if (!/^(true|false)$/.test(query.get("is_total") ?? "false"))
    return "The field is_total is invalid.";
  if (method !== undefined && !methods.includes(method))
    return "The field payment_method is invalid.";

  const isMoneyFirst = proofFiatCurrencies.includes(from);
  // Limits have the money first in both directions. Of a purchase, either may come first: that a
  // pair the other way round is a price for so much crypto is inferred from one integration.
  if ((kind === "limits" && !isMoneyFirst) || (kind === "sell" && isMoneyFirst))
    return "The field from is invalid.";
  const [fiatCurrency, currency] = isMoneyFirst ? [from, to] : [to, from];
  const known = networks[currency];
  if (!known || !proofFiatCurrencies.includes(fiatCurrency)) return "The pair is unknown.";
  if (network !== undefined && !known.includes(network)) return "The field network is invalid.";
  return {
    kind,
    mode: kind === "sell" || type === "sell" ? "sell" : "buy",
    currency,
    fiatCurrency,
    ...(isMoneyFirst ? { fiatAmount: amount } : { amount }),
  };
}

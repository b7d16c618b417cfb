/** Whether the user buys crypto or sells it, in Transak's words. */
export type Side = "BUY" | "SELL";

/** One session's order, from the query parameters of the partner's server. */
export interface WidgetParams {
  side: Side;
  partnerOrderId?: string | undefined;
  partnerCustomerId?: string | undefined;
  cryptoCurrency: string;
  network: string;
  fiatCurrency: string;
  /** At most one amount, in fiat or crypto. */
  amount?: { of: "fiat" | "crypto"; value: number; isFixed: boolean } | undefined;
  walletAddress?: string | undefined;
  email?: string | undefined;
  redirectURL?: string | undefined;
  walletRedirection: boolean;
  /** Without it, the page follows the user's system. */
  colorMode?: "LIGHT" | "DARK" | undefined;
}

/**
 * Parses `widgetParams`. Returns a sentence if they are invalid. The sandbox ignores parameters that it
 * doesn't use, because Transak doesn't say that it validates them.
 */
export function readWidgetParams(
  given: unknown,
  partner: { apiKey: string; referrerDomain: string },
): WidgetParams | string {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return "The body must have an object `widgetParams`.";
  const params = given as Record<string, unknown>;
  if (params["apiKey"] !== partner.apiKey) return "`widgetParams.apiKey` is missing or unknown.";
  if (params["referrerDomain"] !== partner.referrerDomain)
    return "`widgetParams.referrerDomain` is missing, or not one that is registered for this partner.";

  const products = text(params["productsAvailed"]) ?? "BUY";
  const side = products.split(",")[0];
  if ((side !== "BUY" && side !== "SELL") || !/^(BUY|SELL)(,(BUY|SELL))?$/.test(products))
    return "`widgetParams.productsAvailed` must be BUY, SELL, or both with a comma.";

  const amounts = (
    [
      ["fiatAmount", "fiat", true],
      ["cryptoAmount", "crypto", true],
      ["defaultFiatAmount", "fiat", false],
      ["defaultCryptoAmount", "crypto", false],
    ] as const
  ).filter(([name]) => params[name] !== undefined);
  for (const [name] of amounts)
    if (!(Number(params[name]) > 0)) return `\`widgetParams.${name}\` must be a number above zero.`;
  const [chosen] = amounts;

  const redirectURL = text(params["redirectURL"]);
  if (redirectURL !== undefined && !/^https?:$/.test(protocolOf(redirectURL)))
    return "`widgetParams.redirectURL` must be an absolute web address.";

  const colorMode = text(params["colorMode"]);
  if (colorMode !== undefined && colorMode !== "LIGHT" && colorMode !== "DARK")
    return "`widgetParams.colorMode` must be LIGHT or DARK.";

  return {
    side,
    colorMode,
    partnerOrderId: text(params["partnerOrderId"]),
    partnerCustomerId: text(params["partnerCustomerId"]),
    cryptoCurrency:
      text(params["cryptoCurrencyCode"]) ?? text(params["defaultCryptoCurrency"]) ?? "ETH",
    network: text(params["network"]) ?? text(params["defaultNetwork"]) ?? "ethereum",
    fiatCurrency: text(params["fiatCurrency"]) ?? text(params["defaultFiatCurrency"]) ?? "EUR",
    amount: chosen && { of: chosen[1], value: Number(params[chosen[0]]), isFixed: chosen[2] },
    walletAddress: text(params["walletAddress"]),
    email: text(params["email"]),
    redirectURL,
    walletRedirection:
      params["walletRedirection"] === true || params["walletRedirection"] === "true",
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function protocolOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : "";
}

import {
  type CryptoCurrency,
  cryptoCurrencies,
  type FiatCurrency,
  fiatCurrencies,
  type PaymentOption,
} from "./lists.ts";
import { type Quote, quote } from "./quote.ts";
import type { Side } from "./readWidgetParams.ts";
import { refuse } from "./refuse.ts";

export const PRICE_PATH = "/api/v1/pricing/public/quotes";
export const FIAT_LIST_PATH = "/fiat/public/v1/currencies/fiat-currencies";
export const CRYPTO_LIST_PATH = "/cryptocoverage/api/v1/public/crypto-currencies";

/** Transak's public API: a price, and what it depends on. */
export function answerPublic(request: Request, apiKey: string): Response {
  const { pathname, searchParams } = new URL(request.url);
  if (!/^[\da-f.:]{3,45}$/i.test(request.headers.get("x-user-ip") ?? ""))
    return refuse(400, "The header x-user-ip is missing, or is no single address.");
  switch (pathname) {
    case FIAT_LIST_PATH:
      return answer(fiatCurrencies);
    case CRYPTO_LIST_PATH:
      return answer(cryptoCurrencies);
    default:
      return answerPrice(searchParams, apiKey);
  }
}

/** What a price is for. */
interface PriceQuestion {
  side: Side;
  coin: CryptoCurrency;
  fiat: FiatCurrency;
  option: PaymentOption;
  of: "fiat" | "crypto";
  value: number;
}

/** Get Price. It documents neither limits nor errors: the texts are the sandbox's own. */
function answerPrice(query: URLSearchParams, apiKey: string): Response {
  if (query.get("partnerApiKey") !== apiKey)
    return refuse(400, "`partnerApiKey` is missing or unknown.");
  const question = readQuestion(query);
  if (typeof question === "string") return refuse(400, question);
  const { side, coin, fiat, of, value } = question;
  const order = { side, cryptoCurrency: coin.symbol, fiatCurrency: fiat.symbol };
  const price = quote(order, of, value);
  const problem = findLimitProblem(question, price);
  return problem ? refuse(400, problem) : answer(describePrice(question, price));
}

/** Returns a sentence if it is invalid. All names are matched exactly. */
function readQuestion(query: URLSearchParams): PriceQuestion | string {
  const side = query.get("isBuyOrSell");
  if (side !== "BUY" && side !== "SELL") return "`isBuyOrSell` must be BUY or SELL.";
  const country = query.get("quoteCountryCode");
  if (country !== null && !/^[A-Z]{2}$/.test(country))
    return "`quoteCountryCode` must be a country code of two letters.";

  const fiat = fiatCurrencies.find(({ symbol }) => symbol === query.get("fiatCurrency"));
  if (!fiat || !(side === "BUY" ? fiat.isAllowed : fiat.isPayOutAllowed))
    return "Invalid fiat currency.";
  if (country !== null && !fiat.supportingCountries.includes(country))
    return `${fiat.symbol} is not supported in this country.`;

  const network = query.get("network");
  const coin = cryptoCurrencies.find(
    (one) => one.symbol === query.get("cryptoCurrency") && one.network.name === network,
  );
  if (!coin || !(side === "BUY" ? coin.isAllowed : coin.isPayInAllowed))
    return "Invalid crypto currency, or invalid network.";
  if (country !== null && isClosed(coin, country))
    return `${coin.symbol} is not supported in this country.`;

  const option = fiat.paymentOptions.find(({ id }) => id === query.get("paymentMethod"));
  if (!option || !isOffered(option, { side, coin, fiat, country }))
    return "Invalid payment method.";

  const [given, ...more] = (["fiatAmount", "cryptoAmount"] as const).filter((name) =>
    query.has(name),
  );
  const amount = given && query.get(given);
  if (
    !amount ||
    more.length > 0 ||
    !/^\d{1,24}(\.\d{1,24})?$/.test(amount) ||
    !(Number(amount) > 0)
  )
    return "Give one of `fiatAmount` and `cryptoAmount`, a number above zero.";
  // Transak's own package sells by the crypto alone.
  if (side === "SELL" && given === "fiatAmount") return "A sale needs `cryptoAmount`.";
  const of = given === "fiatAmount" ? "fiat" : "crypto";
  return { side, coin, fiat, option, of, value: Number(amount) };
}

function isClosed(coin: CryptoCurrency, country: string): boolean {
  return (
    coin.kycCountriesNotSupported.includes(country) ||
    coin.regionsNotSupported.some(
      (region) => region.country === country && region.availability === "none",
    )
  );
}

function isOffered(
  { id, isActive, isPayOutAllowed, supportedCountryCode }: PaymentOption,
  {
    side,
    coin,
    fiat,
    country,
  }: Pick<PriceQuestion, "side" | "coin" | "fiat"> & { country: string | null },
): boolean {
  const isExcluded = coin.network.fiatCurrenciesNotSupported.some(
    (one) => one.fiatCurrency === fiat.symbol && one.paymentMethod === id,
  );
  const isFar = country !== null && supportedCountryCode?.includes(country) === false;
  return isActive && (side === "BUY" || isPayOutAllowed) && !isExcluded && !isFar;
}

function findLimitProblem(
  { side, coin, option }: PriceQuestion,
  { fiatAmount, cryptoAmount }: Quote,
): string | undefined {
  const [min, max] =
    side === "BUY"
      ? [option.minAmount, option.maxAmount]
      : [option.minAmountForPayOut, option.maxAmountForPayOut];
  if (fiatAmount < min) return `The minimum amount is ${min} ${option.limitCurrency}.`;
  if (fiatAmount > max) return `The maximum amount is ${max} ${option.limitCurrency}.`;
  if (side === "BUY") return undefined;
  const { minAmountForPayIn: least, maxAmountForPayIn: most } = coin;
  if (least !== null && cryptoAmount < least)
    return `The minimum amount is ${least} ${coin.symbol}.`;
  if (most !== null && cryptoAmount > most) return `The maximum amount is ${most} ${coin.symbol}.`;
  return undefined;
}

function describePrice(
  { side, coin, fiat, option }: PriceQuestion,
  { fiatAmount, cryptoAmount, fee }: Quote,
): object {
  const networkFee = Number((fee / 5).toFixed(2));
  const transakFee = Number((fee - networkFee).toFixed(2));
  return {
    quoteId: crypto.randomUUID(),
    // Which way round it is, Transak doesn't document.
    conversionPrice: cryptoAmount / fiatAmount,
    fiatCurrency: fiat.symbol,
    cryptoCurrency: coin.symbol,
    paymentMethod: option.id,
    fiatAmount,
    cryptoAmount,
    isBuyOrSell: side,
    network: coin.network.name,
    feeDecimal: fee / fiatAmount,
    totalFee: fee,
    feeBreakdown: [
      { name: "Transak fee", value: transakFee, id: "transak_fee", ids: ["transak_fee"] },
      { name: "Network/Exchange fee", value: networkFee, id: "network_fee", ids: ["network_fee"] },
    ],
    nonce: Date.now(),
    notes: [],
  };
}

function answer(response: unknown): Response {
  return Response.json({ response }, { headers: { "cache-control": "no-store" } });
}

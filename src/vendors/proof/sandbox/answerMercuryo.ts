import { compareDecimals } from "../../compareDecimals.ts";
import { randomString } from "./issueSession.ts";
import { LIMITS, quote, type Quote, toCryptoAmount, toFiatAmount } from "./quote.ts";
import { type RateRequest, readRateRequest } from "./readRateRequest.ts";
import { SANDBOX_WIDGET_ID } from "./widgetId.ts";

/** The most money that an unverified user may pay, which Mercuryo documents as about 699 EUR. */
const KYC_LIMIT = "699";

/**
 * Mercuryo's public prices and limits, as strict as its documentation, and the same as on the
 * sandbox's own page. Mercuryo doesn't document how it refuses a price, so the code 400000 is an
 * assumption.
 */
export function answerMercuryo(request: Request): Response {
  if (request.method !== "GET") return refuse(405, 405_000, "The method is not allowed.");
  const { pathname, searchParams } = new URL(request.url);
  const read = readRateRequest(pathname.replace(/^\/v1\.6/, ""), searchParams);
  if (read === undefined) return refuse(404, 404, "There is nothing at this address.");
  if (typeof read === "string") return refuse(400, 400_000, read);
  if (searchParams.get("widget_id") !== SANDBOX_WIDGET_ID)
    return refuse(401, 401_000, "Authorization failed.");
  if (read.kind === "limits") return answer({ code: 0, message: "", data: getLimits(read) });
  const price = quote(read);
  if (!price) return refuse(400, 400_000, "The pair is unknown.");
  return answer({ data: read.mode === "buy" ? getBuyRate(read, price) : getSellRate(read, price) });
}

function getBuyRate(request: RateRequest, price: Quote) {
  const { currency, fiatCurrency } = request;
  const net = toFiatAmount(price.amount, currency, fiatCurrency);
  return {
    buy_token: randomString(64),
    currency,
    amount: price.amount,
    fiat_currency: fiatCurrency,
    fiat_amount: price.fiatAmount,
    rate: price.rate,
    fee: inBoth(request, price.fee),
    subtotal: { ...inBoth(request, net), [currency]: price.amount },
    total: inBoth(request, price.fiatAmount),
    kyc_limit_exceeded: compareDecimals(price.fiatAmount, KYC_LIMIT) > 0,
  };
}

function getSellRate(request: RateRequest, price: Quote) {
  const { currency, fiatCurrency } = request;
  return {
    sell_token: randomString(64),
    currency,
    fiat_currency: fiatCurrency,
    rate: price.rate,
    fee: inBoth(request, price.fee),
    network_fee: inBoth(request, "0.00"),
    partner_fee: inBoth(request, "0.00"),
    mercuryo_fee: inBoth(request, price.fee),
    subtotal: inBoth(request, price.fiatAmount),
    total: inBoth(request, toFiatAmount(price.amount, currency, fiatCurrency)),
  };
}

function getLimits(request: RateRequest) {
  const min = inBoth(request, String(LIMITS.least));
  const max = inBoth(request, String(LIMITS.most));
  return Object.fromEntries(
    [request.currency, request.fiatCurrency].map((one) => [one, { max: max[one], min: min[one] }]),
  );
}

/** Money in both currencies of the pair, by their codes. */
function inBoth({ currency, fiatCurrency }: RateRequest, money: string): Record<string, string> {
  return {
    [currency]: toCryptoAmount(money, currency, fiatCurrency),
    [fiatCurrency]: money,
  };
}

function answer(body: object): Response {
  const headers = { "cache-control": "no-store" };
  return Response.json({ status: 200, ...body }, { headers });
}

function refuse(status: number, code: number, message: string): Response {
  const headers = { "cache-control": "no-store" };
  return Response.json({ status, code, message }, { status, headers });
}

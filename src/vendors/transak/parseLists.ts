import { type Mode, isAmount, isAssetCode } from "../../order.ts";
import type { AmountLimit } from "../Offer.ts";
import { toPaymentMethod } from "./paymentMethods.ts";
import { toDecimalString } from "./toDecimalString.ts";

type Wire = Record<string, unknown>;

/** A coin on one network, reduced to what offers need. */
export interface TransakCoin {
  /** E.g. `USDT`. */
  symbol: string;
  /** In Transak's word, e.g. `tron`. */
  network: string;
  name?: string | undefined;
  /** Digits after the point that are shown. */
  roundOff?: number | undefined;
  /** Whether users can buy it, and sell it. */
  allows: Readonly<Record<Mode, boolean>>;
  isSuspended: boolean;
  /** Limits of a sale, in the coin. */
  payInLimit?: AmountLimit | undefined;
  /** Countries where it isn't available, ISO 3166 alpha-2. */
  excludedCountries: ReadonlySet<string>;
  /** Payment methods that don't pay for it. */
  excludedOptions: readonly { fiat: string; id: string }[];
}

/** A currency, reduced to what offers need. */
export interface TransakFiat {
  /** ISO 4217, e.g. `EUR`. */
  symbol: string;
  /** Digits after the point. */
  roundOff?: number | undefined;
  /** Whether users can pay with it, and be paid in it. */
  allows: Readonly<Record<Mode, boolean>>;
  /** Countries where it is available, ISO 3166 alpha-2. @default all */
  countries?: ReadonlySet<string> | undefined;
  options: readonly TransakPaymentOption[];
}

/** A payment method of a currency. */
export interface TransakPaymentOption {
  /** E.g. `credit_debit_card`. */
  id: string;
  allows: Readonly<Record<Mode, boolean>>;
  /** Countries where it is available, ISO 3166 alpha-2. @default the currency's */
  countries: Readonly<Record<Mode, ReadonlySet<string> | undefined>>;
  limits: Readonly<Record<Mode, AmountLimit | undefined>>;
}

/**
 * The rows of Get Crypto Currencies. Transak documents the regions; the other fields are those of
 * its own packages, and `isSuspended` is inferred from public code. That a missing flag means no is
 * inferred as well.
 */
export function parseCoins(response: unknown): TransakCoin[] {
  return toRows(response, toCoin);
}

/** The rows of Get Fiat Currencies, with the fields of Transak's own packages. */
export function parseFiats(response: unknown): TransakFiat[] {
  return toRows(response, toFiat);
}

/** Rows that Transak's packages don't describe are left out: one of them must not hide the others. */
function toRows<Row>(list: unknown, toRow: (row: Wire) => Row | undefined): Row[] {
  return listObjects(list)
    .map(toRow)
    .filter((row) => row !== undefined);
}

function toCoin(row: Wire): TransakCoin | undefined {
  const [network] = listObjects([row["network"]]);
  const { symbol, name } = row;
  const word = network?.["name"];
  if (!isCode(symbol) || !isCode(word)) return undefined;
  return {
    symbol,
    network: word,
    name: typeof name === "string" ? name : undefined,
    roundOff: toRoundOff(row["roundOff"]),
    allows: { buy: row["isAllowed"] === true, sell: row["isPayInAllowed"] === true },
    isSuspended: row["isSuspended"] === true,
    payInLimit: toLimit(symbol, row["minAmountForPayIn"], row["maxAmountForPayIn"]),
    excludedCountries: new Set([
      ...listTexts(row["kycCountriesNotSupported"]),
      ...listObjects(row["regionsNotSupported"]).flatMap(toClosedCountry),
    ]),
    excludedOptions: listObjects(network?.["fiatCurrenciesNotSupported"]).map(
      ({ fiatCurrency, paymentMethod }) => ({
        fiat: String(fiatCurrency),
        id: String(paymentMethod),
      }),
    ),
  };
}

/**
 * The country, if all of it is closed. If only some of its states are, the user's state decides,
 * which this library doesn't know.
 */
function toClosedCountry({ country, availability, restrictedStates }: Wire): string[] {
  const isWhole =
    availability === "none" || (Array.isArray(restrictedStates) && restrictedStates.length === 0);
  return typeof country === "string" && isWhole ? [country] : [];
}

function toFiat(row: Wire): TransakFiat | undefined {
  const { symbol } = row;
  if (!isCode(symbol)) return undefined;
  return {
    symbol,
    roundOff: toRoundOff(row["roundOff"]),
    allows: { buy: row["isAllowed"] === true, sell: row["isPayOutAllowed"] === true },
    countries: toSet(row["supportingCountries"]),
    options: toRows(row["paymentOptions"], (option) => toOption(symbol, option)),
  };
}

function toOption(fiat: string, option: Wire): TransakPaymentOption | undefined {
  const { id, isActive, limitCurrency } = option;
  if (!isCode(id)) return undefined;
  const currency = isCode(limitCurrency) ? limitCurrency : fiat;
  const limit = (suffix: string) =>
    toLimit(
      currency,
      option[`minAmount${suffix}`],
      option[`maxAmount${suffix}`],
      toPaymentMethod(id),
    );
  return {
    id,
    // A method has limits of payouts even if it pays nothing out, so only the flag decides.
    allows: {
      buy: isActive === true,
      sell: isActive === true && option["isPayOutAllowed"] === true,
    },
    // That the lists of a sale limit payouts to cards is inferred from their names.
    countries: {
      buy: toSet(option["supportedCountryCode"]),
      sell: toSet([
        ...listTexts(option["visaPayoutCountries"]),
        ...listTexts(option["mastercardPayoutCountries"]),
      ]),
    },
    limits: { buy: limit(""), sell: limit("ForPayOut") },
  };
}

/** A limit that is missing, or zero, is unknown. */
function toLimit(
  currency: string,
  least: unknown,
  most: unknown,
  paymentMethod?: string,
): AmountLimit | undefined {
  const [min, max] = [least, most].map((amount) => {
    const text = toDecimalString(amount);
    return isAmount(text) ? text : undefined;
  });
  return min === undefined && max === undefined
    ? undefined
    : { currency, min, max, ...(paymentMethod !== undefined && { paymentMethod }) };
}

function toRoundOff(value: unknown): number | undefined {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 24
    ? Number(value)
    : undefined;
}

function isCode(value: unknown): value is string {
  return isAssetCode(value);
}

/** A list without entries says nothing, like a missing one. */
function toSet(list: unknown): ReadonlySet<string> | undefined {
  const texts = listTexts(list);
  return texts.length > 0 ? new Set(texts) : undefined;
}

function listTexts(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
}

function listObjects(list: unknown): Wire[] {
  return Array.isArray(list) ? list.filter((one) => typeof one === "object" && one !== null) : [];
}

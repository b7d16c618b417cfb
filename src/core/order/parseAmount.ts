import { isAmount } from "../../order.ts";
import { getNumberSymbols, type NumberSymbols, toPlainSeparator } from "./numberSymbols.ts";

/** What a typed text means. */
export type ParsedAmount =
  /** A decimal string without leading or trailing zeros, or `0`. */
  | { amount: string; error?: undefined }
  /** Nothing is typed. */
  | { error: "empty"; amount?: undefined; suggestion?: undefined }
  /**
   * The locale has no such number. `suggestion` is the amount that it is in other locales, if it can mean only one:
   * ask the user.
   */
  | { error: "malformed"; amount?: undefined; suggestion?: string | undefined };

/** What else is a decimal separator somewhere. */
const FOREIGN_DECIMALS = [".", ",", "٫"];

/** More decimals than any asset has. */
const MAX_FRACTION_DIGITS = 24;
/** Digits in the last group of a number, everywhere. */
const GROUP_DIGITS = 3;

/**
 * Reads an amount as the locale writes it, with or without groups, in any digits. A text that the locale doesn't write
 * so is an error and never a guess: `1,5` in English isn't 15, and `1.000` in German is a thousand.
 *
 * @param locale BCP 47
 * @param maxFractionDigits decimals that the currency has. More are an error, zeros included: three digits of money are
 *   meant as a group
 */
export function parseAmount(
  text: string,
  locale: string | undefined,
  maxFractionDigits: number = MAX_FRACTION_DIGITS,
): ParsedAmount {
  const typed = toPlainSeparator(toHalfWidth(text).replaceAll(BIDI_MARKS, "")).trim();
  if (typed === "") return { error: "empty" };
  const latin = toLatinDigits(typed);
  const symbols = latin && getNumberSymbols(locale, latin.zero);
  if (!symbols) return { error: "malformed" };
  const amount = readAmount(latin.text, symbols, maxFractionDigits);
  if (amount !== undefined) return { amount };
  return { error: "malformed", suggestion: suggest(latin.text, symbols, maxFractionDigits) };
}

/** Invisible, and part of what is copied from Arabic pages. */
const BIDI_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Japanese and Chinese keyboards type wide digits and separators. */
function toHalfWidth(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e]/g, (wide) =>
    String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfe_e0),
  );
}

/** @returns `undefined` if there are no digits, or digits of several scripts */
function toLatinDigits(text: string): { text: string; zero: string } | undefined {
  const zeros = new Set<string>();
  const latin = text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const value = getDigitValue(code);
    zeros.add(String.fromCodePoint(code - value));
    return `${value}`;
  });
  const [zero, another] = zeros;
  return zero === undefined || another !== undefined ? undefined : { text: latin, zero };
}

/** Unicode lists the digits of a script in a row, from zero to nine. */
function getDigitValue(code: number): number {
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}

function readAmount(
  text: string,
  symbols: NumberSymbols,
  maxFractionDigits: number,
): string | undefined {
  const parts = splitAtDecimal(text, symbols.decimals);
  if (!parts) return undefined;
  const whole = readWhole(parts.whole, symbols);
  if (whole === undefined || !/^\d*$/.test(parts.fraction)) return undefined;
  if (parts.fraction.length > maxFractionDigits) return undefined;
  const fraction = parts.fraction.replace(/0+$/, "");
  const amount = `${whole.replace(/^0+(?=\d)/, "") || "0"}${fraction && `.${fraction}`}`;
  return amount === "0" || isAmount(amount) ? amount : undefined;
}

/** @returns `undefined` if there are two decimal separators, or nothing besides one */
function splitAtDecimal(
  text: string,
  decimals: ReadonlySet<string>,
): { whole: string; fraction: string } | undefined {
  const at = Array.from(text).flatMap((symbol, index) => (decimals.has(symbol) ? [index] : []));
  const [first = text.length] = at;
  if (at.length > 1 || text.length === at.length) return undefined;
  return { whole: text.slice(0, first), fraction: text.slice(first + 1) };
}

/** @returns the digits; `undefined` if they aren't grouped as the locale groups them */
function readWhole(whole: string, { groups, groupSize }: NumberSymbols): string | undefined {
  if (/^\d*$/.test(whole)) return whole;
  const [separator = ""] = whole.match(/\D/) ?? [];
  if (!groups.has(separator)) return undefined;
  const chunks = whole.split(separator);
  // `0.250` is a quarter, and never 250.
  if (!chunks.every((chunk) => /^\d+$/.test(chunk)) || chunks[0]?.startsWith("0")) return undefined;
  return isGrouped(chunks, groupSize) || isGrouped(chunks, 3) ? chunks.join("") : undefined;
}

function isGrouped(chunks: readonly string[], size: number): boolean {
  return chunks.every((chunk, index) =>
    index === chunks.length - 1
      ? chunk.length === 3
      : index === 0
        ? chunk.length <= size
        : chunk.length === size,
  );
}

/**
 * What the text means with another decimal separator: phones offer only the one of their own language. Three decimals
 * may be a group, so they are no reason to ask, except after a zero. If the currency has fewer, they are a group.
 */
function suggest(
  text: string,
  { decimals, groupSize }: NumberSymbols,
  maxFractionDigits: number,
): string | undefined {
  const readings = FOREIGN_DECIMALS.filter((decimal) => !decimals.has(decimal)).flatMap(
    (decimal) => {
      const groups = new Set([".", ",", "٬", " ", "'"].filter((symbol) => symbol !== decimal));
      const foreign = { decimals: new Set([decimal]), groups, groupSize };
      const { whole = "", fraction = "" } = splitAtDecimal(text, foreign.decimals) ?? {};
      const isWhole = fraction === "" && maxFractionDigits >= GROUP_DIGITS;
      const isUnclear = isWhole || (fraction.length === GROUP_DIGITS && !/^0*$/.test(whole));
      const amount = isUnclear ? undefined : readAmount(text, foreign, maxFractionDigits);
      return isAmount(amount) ? [amount as string] : [];
    },
  );
  const [reading, another] = new Set(readings);
  return another === undefined ? reading : undefined;
}

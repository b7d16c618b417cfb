import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatAmount } from "../../../src/core/order/formatAmount.ts";
import { parseAmount } from "../../../src/core/order/parseAmount.ts";

/** The library's languages, and regions that write numbers in another way. */
const LOCALES = ["ar", "de", "en", "es", "fr", "it", "ja", "pl", "pt", "tr", "uk", "zh-Hans"]
  .concat("de-CH", "de-AT", "en-IN", "fr-CA", "fr-CH", "pt-BR", "pt-PT", "es-MX", "ar-EG", "ar-AE")
  .concat("fa-IR", "bn-BD", "hi-IN", "ja-JP", "en-ZA", "it-CH");

const amounts = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.stringMatching(/^(\d{0,11}[1-9])?$/))
  .map(([whole, fraction]) => (fraction ? `${whole}.${fraction}` : `${whole}`));

test.each([
  ["de", "1.000", "1000"],
  ["de", "1.000,50", "1000.5"],
  ["de", "1,5", "1.5"],
  ["de", "1,000", "1"],
  ["de-CH", "1’000.50", "1000.5"],
  ["de-CH", "1'000.50", "1000.5"],
  ["de-AT", "1.000", "1000"],
  ["de-AT", "1 000,5", "1000.5"],
  ["en", "1,000", "1000"],
  ["en", "1,000,000.25", "1000000.25"],
  ["en", "1 000", "1000"],
  ["en", ".5", "0.5"],
  ["en", "5.", "5"],
  ["en", "007.10", "7.1"],
  ["en", "0", "0"],
  ["en", "0.00", "0"],
  ["en", " 25\u00a0", "25"],
  ["en-IN", "1,00,000.5", "100000.5"],
  ["en-IN", "12,34,56,789", "123456789"],
  ["en-IN", "100,000", "100000"],
  ["fr", "1\u202f234,5", "1234.5"],
  ["fr", "1 234,5", "1234.5"],
  ["fr-CA", "1\u00a0234,5", "1234.5"],
  ["pt-BR", "1.234,5", "1234.5"],
  ["ar-EG", "١٬٢٣٤٫٥", "1234.5"],
  ["ar-EG", "\u200f١٫٥", "1.5"],
  ["ar-EG", "1,234.5", "1234.5"],
  ["fa-IR", "۱٬۲۳۴٫۵", "1234.5"],
  ["bn-BD", "১,২৩,৪৫৬.৫", "123456.5"],
  ["en", "১২৩.৫", "123.5"],
  ["ja", "１，２３４．５", "1234.5"],
  ["ja", "１　２３４", "1234"],
])("in %s, %s is %s", (locale, text, amount) => {
  expect(parseAmount(text, locale)).toEqual({ amount });
});

test.each([
  ["en", "1,5", "1.5"],
  ["en", "1.000,50", "1000.5"],
  ["de", "1.5", "1.5"],
  ["de", "0.25", "0.25"],
  ["de-AT", "1.00", "1"],
  ["de", "0.250", "0.25"],
  ["de", "1,000.50", "1000.5"],
  ["fr", "99.90", "99.9"],
  ["ar-EG", "١.٥", "1.5"],
])("in %s, %s is an error, with the question whether it means %s", (locale, text, suggestion) => {
  expect(parseAmount(text, locale)).toEqual({ error: "malformed", suggestion });
});

test.each([
  ["en", "1,50,00"],
  ["en", "1,00,000"],
  ["en", "1.000.000"],
  ["en", "1,,000"],
  ["en", ",000"],
  ["en", "0,250,000"],
  ["en", "1.2.3"],
  ["en", "1 5"],
  ["en", "1,000 000"],
  ["en", "-5"],
  ["en", "+5"],
  ["en", "1e3"],
  ["en", "0x10"],
  ["en", "Infinity"],
  ["en", "€5"],
  ["en", "5 EUR"],
  ["en", "1²"],
  ["en", "½"],
  ["en", "①"],
  ["en", "1٢"],
  ["en", "."],
  ["en", ","],
  ["en", "1.000.5"],
  ["en", `1${"0".repeat(24)}`],
  ["en", "᠑᠒"],
  ["fr", "1.000"],
  ["de", "1000.000"],
])("in %s, %s is an error, with nothing to ask", (locale, text) => {
  expect(parseAmount(text, locale)).toEqual({ error: "malformed" });
});

test.each(["", " ", "\u200f", "\u3000"])("nothing typed (%j) is no error to show", (text) => {
  expect(parseAmount(text, "en")).toEqual({ error: "empty" });
});

test.each<[string, string, number, string | undefined]>([
  ["en", "10.995", 2, "10995"],
  ["en", "10.990", 2, "10990"],
  ["en", "10.0", 0, undefined],
  ["en", "1.500", 2, "1500"],
  ["en", "1.000", 0, "1000"],
  ["en", "12.345.678", 2, "12345678"],
  ["de", "1,000", 2, "1000"],
  ["de", "1,500", 2, "1500"],
  ["ar-EG", "١٫٥٠٠", 2, undefined],
])(
  "in %s, %s has more decimals than the %i of the currency, zeros or not, and may mean %s",
  (locale, text, digits, suggestion) => {
    const question = suggestion === undefined ? {} : { suggestion };
    expect(parseAmount(text, locale, digits)).toEqual({ error: "malformed", ...question });
  },
);

test("as many decimals as the currency has are read", () => {
  expect(parseAmount("10.90", "en", 2)).toEqual({ amount: "10.9" });
  expect(parseAmount("1.500", "en", 3)).toEqual({ amount: "1.5" });
  expect(parseAmount("10.", "en", 0)).toEqual({ amount: "10" });
});

describe.each(LOCALES)("in %s", (locale) => {
  test("every amount that is written is read again, with groups and without", () => {
    fc.assert(
      fc.property(amounts, fc.boolean(), (amount, useGrouping) => {
        const digits = amount.split(".")[1]?.length ?? 0;
        const exactly = { minimumFractionDigits: digits, maximumFractionDigits: digits };
        const written = useGrouping
          ? formatAmount(amount, locale)
          : getFormat(locale, { ...exactly, useGrouping }).format(amount as `${number}`);
        expect(parseAmount(written, locale)).toEqual({ amount });
      }),
      { numRuns: 300 },
    );
  });

  test("nothing is read as another amount than the one that the locale writes so", () => {
    const [zero = "0"] = new Intl.NumberFormat(locale, { useGrouping: false }).format(0);
    const digits = Array.from({ length: 10 }, (_, digit) =>
      String.fromCodePoint((zero.codePointAt(0) ?? 0) + digit),
    );
    const symbol = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...digits) },
      { weight: 3, arbitrary: fc.constantFrom(".", ",", "٫", "٬", "'", "’", " ", "\u202f") },
      { weight: 1, arbitrary: fc.constantFrom("5", "-", "e", "€") },
    );
    let read = 0;
    fc.assert(
      fc.property(fc.array(symbol, { maxLength: 12 }), (symbols) => {
        const text = symbols.join("");
        const { amount } = parseAmount(text, locale);
        if (amount === undefined) return;
        read += 1;
        for (const written of spell(amount, text, locale)) if (written === toPlain(text)) return;
        throw new Error(`"${text}" is read as ${amount}, which is never written so.`);
      }),
      { numRuns: 3_000 },
    );
    expect(read).toBeGreaterThan(100);
  });
});

const formats = new Map<string, Intl.NumberFormat>();

/** Building a format takes far longer than using it. */
function getFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format;
}

/** The separators of the locale, for numbers and for money. */
function getMarks(locale: string, numberingSystem: string | undefined) {
  return [{}, { style: "currency", currency: "EUR" } as const].map((style) => {
    const format = getFormat(locale, { numberingSystem, ...style, useGrouping: true });
    const parts = format.formatToParts(12_345_678.5);
    const find = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? "";
    return { group: find("group"), decimal: find("decimal") };
  });
}

/** Every way in which the locale writes the amount, with the digits of the text, those with few decimals first. */
function* spell(amount: string, text: string, locale: string): Generator<string> {
  const numberingSystem = /\d/.test(text) ? "latn" : undefined;
  const marks = getMarks(locale, numberingSystem);
  for (let digits = amount.split(".")[1]?.length ?? 0; digits <= 12; digits += 1)
    for (const useGrouping of [false, true]) {
      const exactly = { minimumFractionDigits: digits, maximumFractionDigits: digits };
      const format = getFormat(locale, { numberingSystem, ...exactly, useGrouping });
      const parts = format.formatToParts(amount as `${number}`);
      const write = (group: string, decimal: string) =>
        parts
          .map(({ type, value }) =>
            type === "group" ? group : type === "decimal" ? decimal : value,
          )
          .join("");
      const whole = parts
        .flatMap(({ type, value }) => (type === "integer" ? [value] : []))
        .join("");
      // Groups of three are read everywhere.
      const threes = whole.replaceAll(/(?<=.)(?=(?:...)+$)/gsu, "\0");
      const fraction = parts.find(({ type }) => type === "fraction")?.value;
      for (const group of [...marks.map((mark) => mark.group), " ", "'"])
        for (const { decimal } of marks) {
          yield toPlain(write(group, decimal));
          yield toPlain(threes.replaceAll("\0", group) + (fraction ? decimal + fraction : ""));
        }
    }
}

/** As the test compares texts: without leading zeros, and without a separator at the end. */
function toPlain(text: string): string {
  const plain = text.replaceAll(/\s/g, " ").replaceAll("’", "'").trim();
  const zero = ["٠", "۰", "০"].find((one) => isInScript(plain, one)) ?? "0";
  const whole = /^\p{Nd}/u.test(plain) ? plain : zero + plain;
  return whole.replace(new RegExp(`^${zero}+(?=\\p{Nd})`, "u"), "").replace(/[^\p{Nd}]$/u, "");
}

function isInScript(text: string, zero: string): boolean {
  const first = zero.codePointAt(0) ?? 0;
  return Array.from(text).some((symbol) => {
    const code = symbol.codePointAt(0) ?? 0;
    return code >= first && code < first + 10;
  });
}

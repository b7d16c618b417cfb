/** How a locale writes numbers in one set of digits. */
export interface NumberSymbols {
  /** What may stand before the fraction. */
  decimals: ReadonlySet<string>;
  /** What may stand between groups of digits. Any space is `" "`, any apostrophe is `"'"`. */
  groups: ReadonlySet<string>;
  /** Digits in each group but the last, which has three: two in India, else three. */
  groupSize: number;
}

/** Besides the locale's own digits and Latin ones, what users of the supported languages may type. */
const NUMBERING_SYSTEMS = ["latn", "arab", "arabext", "beng", "deva"];

/** By locale and zero: building the formats takes longer than reading an amount, and users type one key at a time. */
const known = new Map<string, NumberSymbols | undefined>();

/**
 * How the locale writes numbers in these digits.
 *
 * @param zero the zero of the digits, because Arabic, for one, has other separators between Latin digits
 * @returns `undefined` if neither the locale nor a supported language has such digits
 */
export function getNumberSymbols(
  locale: string | undefined,
  zero: string,
): NumberSymbols | undefined {
  const key = `${locale} ${zero}`;
  if (!known.has(key)) known.set(key, readNumberSymbols(locale, zero));
  return known.get(key);
}

/** Reads the separators off formatted numbers. */
function readNumberSymbols(locale: string | undefined, zero: string): NumberSymbols | undefined {
  const systems = [undefined, ...NUMBERING_SYSTEMS].filter(
    (numberingSystem) => new Intl.NumberFormat(locale, { numberingSystem }).format(0) === zero,
  );
  if (systems.length === 0) return undefined;
  const numberingSystem = systems[0];
  const formats = [
    new Intl.NumberFormat(locale, { numberingSystem, useGrouping: true, minimumFractionDigits: 2 }),
    // Austria, for one, groups money by a point, and other numbers by a space.
    new Intl.NumberFormat(locale, { numberingSystem, style: "currency", currency: "EUR" }),
  ];
  const parts = formats.map((format) => format.formatToParts(12_345_678.25));
  const [plain = []] = parts;
  const valuesOf = (type: string, of = parts.flat()) =>
    new Set(of.filter((part) => part.type === type).map(({ value }) => toPlainSeparator(value)));
  const decimals = valuesOf("decimal");
  const groups = valuesOf("group");
  // One that money and other numbers use differently means what it means in other numbers.
  const [ownDecimal] = valuesOf("decimal", plain);
  for (const symbol of decimals)
    if (groups.has(symbol)) (symbol === ownDecimal ? groups : decimals).delete(symbol);
  const integers = plain.filter(({ type }) => type === "integer");
  return {
    decimals,
    groups: groups.add(" ").add("'"),
    groupSize: integers.at(-2)?.value.length ?? 3,
  };
}

/** Any space is `" "`, and any apostrophe `"'"`: keyboards have no others. */
export function toPlainSeparator(symbol: string): string {
  return symbol.replaceAll(/\s/g, " ").replaceAll(/[’ʼ′]/g, "'");
}

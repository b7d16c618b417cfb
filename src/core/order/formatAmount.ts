/** Decimals of an estimate, unless the first four digits that aren't zero need more. */
const ESTIMATE_FRACTION_DIGITS = 8;
const ESTIMATE_SIGNIFICANT_DIGITS = 4;

/**
 * Writes a decimal string as the locale does, with all its decimals. `parseAmount` reads it.
 *
 * @param locale BCP 47
 */
export function formatAmount(amount: string, locale: string | undefined): string {
  const digits = amount.split(".")[1]?.length ?? 0;
  const exactly = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  // A string, because a number would lose precision.
  return new Intl.NumberFormat(locale, exactly).format(amount as `${number}`);
}

/**
 * Shortens an estimated amount of crypto to what a person reads: never to more than they get, or less than they give.
 *
 * @param amount a decimal string
 */
export function shortenEstimate(amount: string, isGiven: boolean): string {
  const [whole = "0", fraction = ""] = amount.split(".");
  const zeros = /^0*$/.test(whole) ? (/^0*/.exec(fraction)?.[0].length ?? 0) : 0;
  const digits = Math.max(ESTIMATE_FRACTION_DIGITS, zeros + ESTIMATE_SIGNIFICANT_DIGITS);
  const kept = fraction.slice(0, digits);
  const isCut = /[1-9]/.test(fraction.slice(digits));
  if (isGiven && isCut) {
    const next = `${BigInt(whole + kept) + 1n}`.padStart(digits + 1, "0");
    return `${next.slice(0, -digits)}.${next.slice(-digits)}`.replace(/\.?0+$/, "");
  }
  return kept.replace(/0+$/, "") ? `${whole}.${kept.replace(/0+$/, "")}` : whole;
}

/** Decimals that a currency has: two for EUR, none for JPY. Two if it is unknown. */
export function getFractionDigits(fiatCurrency: string | undefined): number {
  try {
    const style = { style: "currency", currency: fiatCurrency } as const;
    return new Intl.NumberFormat("en", style).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

import { toLanguageTag } from "../toLanguageTag.ts";

/** Localized amounts and dates. */
export interface Formats {
  /** Fiat amount, by ISO 4217 code. */
  money: (amount: string | undefined, currency: string | undefined) => string | undefined;
  /** Crypto amount, by the vendor's currency name. */
  crypto: (amount: string | undefined, currency: string | undefined) => string | undefined;
  /** ISO 8601 date in the user's time zone. */
  date: (iso: string | undefined) => string | undefined;
}

/** @param lang BCP 47, also with `_`; browsers that don't know it use the user's language */
export function getFormats(lang: string): Formats {
  const locale = toLanguageTag(lang);
  return {
    money: (amount, currency) =>
      write(amount, currency, (digits, currency) => {
        const style = { style: "currency", currency } as const;
        const { minimumFractionDigits = 0 } = new Intl.NumberFormat(
          locale,
          style,
        ).resolvedOptions();
        const maximumFractionDigits = Math.max(digits, minimumFractionDigits);
        return new Intl.NumberFormat(locale, { ...style, maximumFractionDigits });
      }),
    crypto: (amount, currency) => {
      const sum = write(amount, "", (digits) => new Intl.NumberFormat(locale, exactly(digits)));
      return sum && currency ? `${sum}\u00a0${currency}` : undefined;
    },
    date: (iso) => {
      const time = Date.parse(iso ?? "");
      if (Number.isNaN(time)) return undefined;
      return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(
        time,
      );
    },
  };
}

const exactly = (digits: number) => ({
  minimumFractionDigits: digits,
  maximumFractionDigits: digits,
});

/** Falls back to the vendor's text if it isn't a valid amount or the browser doesn't know the currency. */
function write(
  amount: string | undefined,
  currency: string | undefined,
  getFormat: (digits: number, currency: string) => Intl.NumberFormat,
): string | undefined {
  if (!amount || currency === undefined) return undefined;
  const [, fraction] = /^\d+(?:\.(\d{1,100}))?$/.exec(amount) ?? [amount, "?"];
  if (fraction === "?") return `${amount} ${currency}`.trim();
  try {
    // A string, because a number would lose precision.
    return getFormat(fraction?.length ?? 0, currency).format(amount as `${number}`);
  } catch {
    return `${amount} ${currency}`.trim();
  }
}

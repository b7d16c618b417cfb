import { toLocale } from "../toLocale.ts";

/** Amounts and dates as people write them where they live. */
export interface Formats {
  /** Of money, by its ISO 4217 code. */
  money: (amount: string | undefined, currency: string | undefined) => string | undefined;
  /** Of crypto, by the vendor's word for it. */
  crypto: (amount: string | undefined, currency: string | undefined) => string | undefined;
  /** Of an ISO 8601 date, in the user's time zone. */
  date: (iso: string | undefined) => string | undefined;
}

/** @param lang BCP 47, also with `_`; where browsers do not know it, they take their user's */
export function getFormats(lang: string): Formats {
  const locale = toLocale(lang);
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

/** As the vendor wrote it, where it is no amount or no currency that browsers know: better than none. */
function write(
  amount: string | undefined,
  currency: string | undefined,
  formatOf: (digits: number, currency: string) => Intl.NumberFormat,
): string | undefined {
  if (!amount || currency === undefined) return undefined;
  const [, fraction] = /^\d+(?:\.(\d{1,100}))?$/.exec(amount) ?? [amount, "?"];
  if (fraction === "?") return `${amount} ${currency}`.trim();
  try {
    // A text, because a number would round what it cannot hold.
    return formatOf(fraction?.length ?? 0, currency).format(amount as `${number}`);
  } catch {
    return `${amount} ${currency}`.trim();
  }
}

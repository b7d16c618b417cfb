/**
 * A language as browsers and vendors spell it, BCP 47, whatever case it has and whether it was written with
 * `-` or with `_`; `undefined` for what is none.
 */
export function toLocale(lang: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang?.replaceAll("_", "-"))[0];
  } catch {
    return undefined;
  }
}

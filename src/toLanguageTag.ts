/** Canonical BCP 47 tag of a language in any case, written with `-` or `_`; `undefined` if it is invalid. */
export function toLanguageTag(lang: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang?.replaceAll("_", "-"))[0];
  } catch {
    return undefined;
  }
}

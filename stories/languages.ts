import type { RampLanguage } from "ramp-widget";
import { messages as ar } from "ramp-widget/messages/ar";
import { messages as de } from "ramp-widget/messages/de";
import { messages as en } from "ramp-widget/messages/en";
import { messages as es } from "ramp-widget/messages/es";
import { messages as fr } from "ramp-widget/messages/fr";
import { messages as it } from "ramp-widget/messages/it";
import { messages as ja } from "ramp-widget/messages/ja";
import { messages as pl } from "ramp-widget/messages/pl";
import { messages as pt } from "ramp-widget/messages/pt";
import { messages as tr } from "ramp-widget/messages/tr";
import { messages as uk } from "ramp-widget/messages/uk";
import { messages as zh } from "ramp-widget/messages/zh";

/** All languages of the package. A partner imports the ones that it needs. */
export const LANGUAGES = { en, ar, de, es, fr, it, ja, pl, pt, tr, uk, zh } satisfies Record<
  string,
  RampLanguage
>;

export type LanguageName = keyof typeof LANGUAGES;

/** The language's name in that language, as users search for it. */
export function nameOf(language: string): string {
  const names = new Intl.DisplayNames([language], { type: "language" });
  return names.of(language) ?? language;
}

/** Names for a control or a list. */
export const LANGUAGE_NAMES: Record<string, string> = Object.fromEntries(
  Object.keys(LANGUAGES).map((language) => [language, nameOf(language)]),
);

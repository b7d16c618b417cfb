import { getContrast, pickScheme, type TokenValues } from "./designTokens.ts";
import { TOKENS } from "./tokens.ts";

/** Text on its background needs 4.5:1, and icons 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
const PAIRS: [text: string, background: string, minimum: number][] = [
  ["--ramp-text", "--ramp-surface", 4.5],
  ["--ramp-text", "--ramp-notice", 4.5],
  ["--ramp-muted", "--ramp-surface", 4.5],
  ["--ramp-accent", "--ramp-surface", 4.5],
  ["--ramp-on-accent", "--ramp-accent", 4.5],
  ["--ramp-success", "--ramp-surface", 3],
  ["--ramp-danger", "--ramp-surface", 3],
];

/** A sentence for each pair of colors that is hard to read. */
export function findLowContrast(values: TokenValues): string[] {
  const fallbacks = Object.fromEntries(TOKENS.map(({ name, fallback }) => [name, fallback]));
  return (["light", "dark"] as const).flatMap((scheme) => {
    const color = (name: string) => pickScheme(values[name] ?? fallbacks[name] ?? "", scheme);
    return PAIRS.flatMap(([text, background, minimum]) => {
      const contrast = getContrast(color(text), color(background));
      if (contrast >= minimum) return [];
      const ratio = contrast.toFixed(1);
      return [`${text} on ${background}, ${scheme}: ${ratio}:1. It needs ${minimum}:1.`];
    });
  });
}

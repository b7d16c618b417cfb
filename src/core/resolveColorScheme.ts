import type { RampTheme } from "./RampSettings.ts";

/**
 * Resolves the color scheme of a part of the page, for frames and vendors that can't detect it.
 *
 * @param part @default the page's body
 */
export function resolveColorScheme(theme: RampTheme, part?: Element): "light" | "dark" {
  if (theme !== "auto") return theme;
  const element = part ?? document.body;
  // The element's own window, which may differ from this script's.
  const view = element.ownerDocument.defaultView ?? window;
  const { colorScheme } = view.getComputedStyle(element);
  if (!/dark/.test(colorScheme)) return "light";
  const isEither = /light/.test(colorScheme);
  return isEither && !view.matchMedia?.("(prefers-color-scheme: dark)").matches ? "light" : "dark";
}

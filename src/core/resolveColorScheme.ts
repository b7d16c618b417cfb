import type { RampTheme } from "./RampSettings.ts";

/**
 * What this part of the page looks like, for what stands in it and cannot see it.
 *
 * @param part @default the page's body
 */
export function resolveColorScheme(theme: RampTheme, part?: Element): "light" | "dark" {
  if (theme !== "auto") return theme;
  const element = part ?? document.body;
  // Of the window that it stands in, which need not be this script's.
  const view = element.ownerDocument.defaultView ?? window;
  const { colorScheme } = view.getComputedStyle(element);
  if (!/dark/.test(colorScheme)) return "light";
  const isEither = /light/.test(colorScheme);
  return isEither && !view.matchMedia?.("(prefers-color-scheme: dark)").matches ? "light" : "dark";
}

import type { RampTheme } from "./settings.ts";

/** What this part of the page looks like, for what stands in it and cannot see it. */
export function schemeOf(theme: RampTheme, element: Element): "light" | "dark" {
  if (theme !== "auto") return theme;
  const view = element.ownerDocument.defaultView ?? window;
  const colorScheme = view.getComputedStyle(element).getPropertyValue("color-scheme");
  if (!colorScheme.includes("dark")) return "light";
  const isEither = colorScheme.includes("light");
  const isDark = view.matchMedia?.("(prefers-color-scheme: dark)").matches;
  return !isEither || isDark ? "dark" : "light";
}

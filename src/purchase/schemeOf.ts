import type { RampTheme } from "./settings.ts";

/** What this part of the page looks like, for what stands in it and cannot see it. */
export function schemeOf(theme: RampTheme, element: Element): "light" | "dark" {
  if (theme !== "auto") return theme;
  const { colorScheme } = getComputedStyle(element);
  if (!colorScheme.includes("dark")) return "light";
  const isEither = colorScheme.includes("light");
  return !isEither || matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

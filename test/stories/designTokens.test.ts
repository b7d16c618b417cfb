import { expect, test } from "vitest";
import { BRANDS } from "../../stories/theming/brands.ts";
import { getContrast, toCss, toDesignTokens } from "../../stories/theming/designTokens.ts";
import { findLowContrast } from "../../stories/theming/findLowContrast.ts";
import { TOKENS } from "../../stories/theming/tokens.ts";

test("every custom property is a design token, except one that is auto", () => {
  const { ramp } = toDesignTokens("light");
  const names = TOKENS.map(({ name }) => name.replace("--ramp-", ""));
  expect([...Object.keys(ramp), "panel-height"].toSorted()).toEqual(names.toSorted());
  expect(ramp["accent"]).toEqual({
    $type: "color",
    $value: { colorSpace: "srgb", components: [0.1137, 0.3059, 0.8471], alpha: 1, hex: "#1d4ed8" },
    $description: "The primary button, the current step and the focus ring",
  });
  expect(ramp["backdrop"]?.$value).toMatchObject({ alpha: 0.55, hex: "#080b10" });
  expect(ramp["radius"]).toMatchObject({ $type: "dimension", $value: { value: 16, unit: "px" } });
  expect(ramp["font"]?.$value).toEqual(["system-ui", "sans-serif"]);
});

test("each color scheme has its own colors, and a theme its own values", () => {
  expect(toDesignTokens("dark").ramp["surface"]?.$value).toMatchObject({ hex: "#14171c" });
  const values = { "--ramp-surface": "light-dark(#fff, #123)", "--ramp-panel-height": "420px" };
  expect(toDesignTokens("light", values).ramp["surface"]?.$value).toMatchObject({ hex: "#ffffff" });
  const { ramp } = toDesignTokens("dark", values);
  expect(ramp["surface"]?.$value).toMatchObject({ hex: "#112233" });
  expect(ramp["panel-height"]?.$value).toEqual({ value: 420, unit: "px" });
});

test("the example brands can be exported, and can be read", () => {
  for (const { tokens } of Object.values(BRANDS)) {
    const values = tokens as Record<string, string>;
    expect(Object.keys(toDesignTokens("dark", values).ramp).length).toBeGreaterThan(15);
    expect(findLowContrast(values)).toEqual([]);
  }
});

test("colors that are hard to tell apart are named", () => {
  expect(findLowContrast({})).toEqual([]);
  expect(findLowContrast({ "--ramp-muted": "light-dark(#ccc, #9aa4b2)" })).toEqual([
    "--ramp-muted on --ramp-surface, light: 1.6:1. It needs 4.5:1.",
  ]);
  expect(getContrast("#000", "#fff")).toBeCloseTo(21);
});

test("a color in another notation is refused, with its name", () => {
  expect(() => toDesignTokens("light", { "--ramp-text": "red" })).toThrow("--ramp-text");
});

test("CSS has the changed values and the color scheme that they need", () => {
  expect(toCss({ "--ramp-radius": "4px" })).toBe(
    ":root {\n  color-scheme: light dark;\n  --ramp-radius: 4px;\n}\n",
  );
});

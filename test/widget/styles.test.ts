import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const SHEETS = ["src/widget/styles.css", "src/vendors/bleepay/deposit.css"];

test.each(SHEETS)("%s reads from either side: nothing in it is left or right", (path) => {
  const css = readFileSync(path, "utf8").replaceAll(/\/\*.*?\*\//gs, "");
  const sided = css
    .split("\n")
    .filter((line) => /(^|[\s-])(left|right)\s*:|:\s*(left|right)\b/.test(line));
  expect(css.length).toBeGreaterThan(1000);
  expect(sided).toEqual([]);
});

test("every rule of the widget's sheet is about the widget", () => {
  const css = readFileSync("src/widget/styles.css", "utf8").replaceAll(/\/\*.*?\*\//gs, "");
  const selectors = Array.from(css.matchAll(/(^|[};])\s*([^@{};]+)\{/g), ([, , words = ""]) =>
    words.trim(),
  );
  const foreign = selectors.filter(
    (words) => !words.includes("[data-ramp]") && !/^(to|from|\d+%)$/.test(words),
  );
  expect(selectors.length).toBeGreaterThan(40);
  expect(foreign).toEqual([]);
});

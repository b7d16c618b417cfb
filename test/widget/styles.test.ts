import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Each with fewer rules than it has. */
const WIDGET_SHEETS: [string, number][] = [
  ["src/widget/styles.css", 40],
  ["src/widget/history/history.css", 30],
  ["src/widget/order/order.css", 40],
];
const SHEETS = [...WIDGET_SHEETS.map(([path]) => path), "src/vendors/bleepay/deposit.css"];

test.each(SHEETS)("%s reads from either side: nothing in it is left or right", (path) => {
  const css = readFileSync(path, "utf8").replaceAll(/\/\*.*?\*\//gs, "");
  const sided = css
    .split("\n")
    .filter((line) => /(^|[\s-])(left|right)\s*:|:\s*(left|right)\b/.test(line));
  expect(css.length).toBeGreaterThan(1000);
  expect(sided).toEqual([]);
});

test.each(WIDGET_SHEETS)("every rule of %s is about the widget", (path, count) => {
  const css = readFileSync(path, "utf8").replaceAll(/\/\*.*?\*\//gs, "");
  const selectors = Array.from(css.matchAll(/(^|[};])\s*([^@{};]+)\{/g), ([, , words = ""]) =>
    words.trim(),
  );
  const foreign = selectors.filter(
    (words) => !words.includes("[data-ramp]") && !/^(to|from|\d+%)$/.test(words),
  );
  expect(selectors.length).toBeGreaterThan(count);
  expect(foreign).toEqual([]);
});

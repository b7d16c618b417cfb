import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readEntries } from "../../scripts/reference/readEntries.js";
import { renderReference } from "../../scripts/reference/renderReference.js";

const { entries, undocumented } = readEntries();

test("everything that is public has a docstring", () => {
  expect(entries.flatMap(({ exports }) => exports).length).toBeGreaterThan(90);
  expect(undocumented).toEqual([]);
});

test("all props of a component stand in one place, wherever they are declared", () => {
  const exports = entries.flatMap((entry) => entry.exports);
  const components = exports.filter(({ kind }) => kind === "component").map(({ name }) => name);
  expect(components).toEqual([
    "RampWidget",
    "RampFrame",
    "RampStatus",
    "RampHistory",
    "RampOrderForm",
    "RampProvider",
  ]);
  const props = exports.find(({ name }) => name === "RampWidgetProps")?.members ?? [];
  const names = props.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["currency", "mode", "endpoint", "onComplete"]));
  expect(names).toEqual(expect.arrayContaining(["open", "slots", "className"]));
});

test("docs/reference.md is what the docstrings say", () => {
  const written = readFileSync("docs/reference.md", "utf8");
  expect(written, "run `npm run reference`").toBe(renderReference(entries));
});

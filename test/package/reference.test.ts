import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readEntries } from "../../scripts/reference/readEntries.js";
import { renderReference } from "../../scripts/reference/renderReference.js";

const { entries, undocumented } = readEntries();

test("everything that is public has a docstring", () => {
  expect(entries.flatMap(({ exports }) => exports).length).toBeGreaterThan(90);
  expect(undocumented).toEqual([]);
});

test("docs/reference.md is what the docstrings say", () => {
  const written = readFileSync("docs/reference.md", "utf8");
  expect(written, "run `npm run reference`").toBe(renderReference(entries));
});

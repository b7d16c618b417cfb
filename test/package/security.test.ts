import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("every test that SECURITY.md names is there", () => {
  const page = readFileSync("SECURITY.md", "utf8");
  const cited = Array.from(page.matchAll(/`(test\/[^`]+)`((?:,? "[^"]+")*)/g));
  expect(cited.length).toBeGreaterThan(30);
  const missing = cited.flatMap(([, file = "", titles = ""]) => {
    const source = existsSync(file) ? readFileSync(file, "utf8") : undefined;
    if (source === undefined) return [file];
    const names = Array.from(titles.matchAll(/"([^"]+)"/g), ([, name = ""]) => name);
    return names.filter((name) => !source.includes(name)).map((name) => `${file} "${name}"`);
  });
  expect(missing).toEqual([]);
});

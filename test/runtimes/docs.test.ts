import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

test("the document names the versions that the tests run on", () => {
  const { dependencies } = JSON.parse(read("binaries/package.json")) as {
    dependencies: Record<string, string>;
  };
  const documented = read("../../docs/runtimes.md");
  for (const [name, version] of Object.entries(dependencies))
    expect(documented).toMatch(new RegExp(`\\| ${name}\\b[^|]*\\| ${version} `, "i"));
});

// Generates docs/reference.md from the docstrings of the public API. Run it with `npm run reference`.
import { writeFileSync } from "node:fs";
import process from "node:process";
import { readEntries } from "./reference/readEntries.js";
import { renderReference } from "./reference/renderReference.js";

const { entries, undocumented } = readEntries();
writeFileSync("docs/reference.md", renderReference(entries));
if (undocumented.length > 0) {
  console.error(`No docstring:\n${undocumented.join("\n")}`);
  process.exitCode = 1;
}

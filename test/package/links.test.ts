import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { slugger } from "../../scripts/reference/headings.js";

/** A file or folder of this repository, for readers of what npm ships. */
const ON_GITHUB =
  /^https:\/\/(github\.com\/ramp-widget\/ramp-widget\/(blob|tree)|raw\.githubusercontent\.com\/ramp-widget\/ramp-widget)\/main\//;

const PAGES = [
  "README.md",
  "CHANGELOG.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync("docs")
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

/** A page as its readers see it: examples are not links, and not headings. */
const proseOf = (page: string) => readFileSync(page, "utf8").replaceAll(/^```.*?^```$/gms, "");

function anchorsOf(page: string): Set<string> {
  const slugOf = slugger();
  const prose = proseOf(page);
  return new Set(Array.from(prose.matchAll(/^#{1,6} (.+)$/gm), ([, title = ""]) => slugOf(title)));
}

function linksOf(page: string): string[] {
  const prose = proseOf(page).replaceAll(/`[^`\n]*`/g, "code");
  const found = prose.matchAll(/\]\(([^)\s]+)\)|(?:href|src|srcset)="([^"]+)"/g);
  return Array.from(found, ([, inText = "", inTag = ""]) => inText || inTag);
}

/**
 * The files and folders of `src/` and `test/` that a page names in its code spans, whole or in a command. In
 * CONTRIBUTING.md a file may also be named without its folder, in a diagram too.
 */
function pathsIn(page: string): string[] {
  const text = readFileSync(page, "utf8");
  const isOurs = page === "CONTRIBUTING.md";
  const diagrams = isOurs ? [...text.matchAll(/^```mermaid$.*?^```$/gms)] : [];
  const spans = Array.from(proseOf(page).matchAll(/`([^`\n]+)`/g), ([, span = ""]) => span);
  const words = [...spans, ...diagrams.map(([diagram]) => diagram)].flatMap((span) =>
    span.split(/[\s"'[\]:,|]+|<br\/>/),
  );
  const isPath = (word: string) =>
    /^(src|test)\/[\w./-]+$/.test(word) || (isOurs && /^[\w/-]+(\.[\w-]+)*\.tsx?$/.test(word));
  return words.filter(isPath);
}

/** Each link of the documents, with the file of this repository that it leads to. Pictures are linked raw. */
const links = PAGES.flatMap((page) =>
  linksOf(page).map((link) => {
    const [path = "", anchor] = link.replace(ON_GITHUB, "/").split("#");
    const isLocal = !/^(https?|mailto):/.test(link);
    const isOurs = isLocal || ON_GITHUB.test(link);
    const target = path === "" ? page : join(isLocal ? dirname(page) : ".", path);
    return { page, link, isLocal, isOurs, target, anchor };
  }),
);

test("every link of the documents leads somewhere", () => {
  const anchors = new Map(PAGES.map((page) => [page, anchorsOf(page)]));
  const local = links.filter(({ isLocal }) => isLocal);
  expect(local.length).toBeGreaterThan(300);
  const dead = links.filter(({ isOurs, target, anchor }) => {
    if (!isOurs) return false;
    if (!existsSync(target)) return true;
    return anchor !== undefined && !(anchors.get(target)?.has(anchor) ?? false);
  });
  expect(dead).toEqual([]);
});

/** Files of a reader's own app, and of the vendor that CONTRIBUTING.md tells how to add. */
const IS_A_READERS = /^src\/App\.tsx$|acme/i;

test("every file of `src/` and `test/` that the documents name is there", () => {
  const files = ["src", "test"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map(
      (path) => `${folder}/${path.replaceAll("\\", "/")}`,
    ),
  );
  const named = PAGES.flatMap((page) =>
    pathsIn(page)
      .filter((path) => !IS_A_READERS.test(path))
      .map((path) => ({ page, path })),
  );
  expect(named.length).toBeGreaterThan(150);
  const exists = (path: string) =>
    existsSync(path) ||
    (!/^(src|test)\//.test(path) && files.some((file) => file.endsWith(`/${path}`)));
  const missing = named.filter(({ path }) => !exists(path));
  expect(missing).toEqual([]);
});

test("what npm ships links to nothing that it leaves out, other than on GitHub", () => {
  const shipped = new Set([
    "README.md",
    "LICENSE",
    ...readPackage().files.filter((file) => file.endsWith(".md") && !file.includes("*")),
    ...PAGES.filter((page) => page.startsWith("docs/")),
  ]);
  expect(readPackage().files).toContain("docs/*.md");
  const broken = links.filter(
    ({ page, isLocal, target }) => isLocal && shipped.has(page) && !shipped.has(target),
  );
  const named = broken.map(({ page, link }) => `${page}: ${link}`);
  expect(named).toEqual([]);
});

function readPackage(): { files: string[] } {
  return JSON.parse(readFileSync("package.json", "utf8")) as { files: string[] };
}

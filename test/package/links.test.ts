import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { slugger } from "../../scripts/reference/headings.js";

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
  return new Set([
    ...Array.from(prose.matchAll(/^#{1,6} (.+)$/gm), ([, title = ""]) => slugOf(title)),
    // Kept under a heading's former name.
    ...Array.from(prose.matchAll(/^<a id="([\w-]+)"><\/a>$/gm), ([, id = ""]) => id),
  ]);
}

function linksOf(page: string): string[] {
  const prose = proseOf(page).replaceAll(/`[^`\n]*`/g, "code");
  const found = prose.matchAll(/\]\(([^)\s]+)\)|(?:href|src|srcset)="([^"]+)"/g);
  return Array.from(found, ([, inText = "", inTag = ""]) => inText || inTag);
}

test("every link of the documents leads somewhere", () => {
  const anchors = new Map(PAGES.map((page) => [page, anchorsOf(page)]));
  const links = PAGES.flatMap((page) => linksOf(page).map((link) => ({ page, link })));
  const local = links.filter(({ link }) => !/^(https?|mailto):/.test(link));
  expect(local.length).toBeGreaterThan(300);
  const dead = local.filter(({ page, link }) => {
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? page : join(dirname(page), path);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !(anchors.get(target)?.has(anchor) ?? false);
  });
  expect(dead).toEqual([]);
});

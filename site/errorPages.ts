import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { english } from "../src/messages/english.ts";
import type { RampErrorCode } from "../src/RampError.ts";

interface ErrorSection {
  code: RampErrorCode;
  /** Markdown below the heading. */
  body: string;
}

interface Page {
  routePath: string;
  filepath: string;
}

/** The sections of `docs/errors.md` that describe one code each. */
export function readErrorSections(docs: string): ErrorSection[] {
  const markdown = readFileSync(join(docs, "errors.md"), "utf8");
  const sections = markdown.matchAll(/^### `([\w-]+)`\n([^]*?)(?=^#{2,3} |(?![^]))/gm);
  return Array.from(sections, ([, code = "", body = ""]) => ({
    code: code as RampErrorCode,
    body: body.trim(),
  }));
}

/**
 * Writes a page for each error code, so that support can link to one and the search finds it. The section in
 * `docs/errors.md` is the source.
 *
 * @param docs folder with `errors.md`
 * @param folder where the pages are written; emptied first
 */
export function writeErrorPages(docs: string, folder: string): Page[] {
  const sections = readErrorSections(docs);
  const codes = new Set<string>(sections.map(({ code }) => code));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return sections.map((section) => {
    const filepath = join(folder, `${section.code}.md`);
    writeFileSync(filepath, formatErrorPage(section, codes));
    return { routePath: `/errors/${section.code}`, filepath };
  });
}

function formatErrorPage({ code, body }: ErrorSection, codes: ReadonlySet<string>): string {
  const text = body
    .replaceAll(/\]\(#([\w-]+)\)/g, (_, anchor: string) =>
      codes.has(anchor) ? `](/errors/${anchor}.md)` : `](/errors.md#${anchor})`,
    )
    .replaceAll(/\]\((?=[\w-]+\.md)/g, "](/");
  return `---
title: ${code}
description: ${JSON.stringify(describe(body))}
---

# \`${code}\`

${text}

**What the user reads:** "${english.errors[code]}" To change it, pass \`messages={{ errors: { "${code}": "…" } }}\`.

See the [fields of an error](/errors.md#fields), [who can fix it](/errors.md#responsibility), and [all codes](/errors.md#${code}).
`;
}

/** The paragraph after the line that names who can fix it, as plain text. */
function describe(body: string): string {
  const [, paragraph = ""] = body.split("\n\n");
  return paragraph
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll("`", "")
    .replaceAll(/\s+/g, " ");
}

/** One fenced block of code of a document. */
export interface Block {
  language: string;
  text: string;
  /** What its first comment calls it, e.g. `acme.ts`. */
  file: string | undefined;
}

/** The fenced blocks of a Markdown text, in their order. */
export function blocksOf(markdown: string): Block[] {
  return Array.from(
    markdown.matchAll(/^```(\w+)\n([^]*?)^```$/gm),
    ([, language = "", text = ""]) => ({
      language,
      text,
      file: /^\/\/ (\S+\.tsx?)$/m.exec(text.split("\n")[0] ?? "")?.[1],
    }),
  );
}

/** The very text of the vendor that docs/your-own-vendor.md writes. */
export function ownVendorOf(page: string): string {
  const [block, ...others] = blocksOf(page).filter(({ file }) => file === "acme.ts");
  if (!block || others.length > 0) throw new Error("The document has not exactly one `acme.ts`.");
  return block.text;
}

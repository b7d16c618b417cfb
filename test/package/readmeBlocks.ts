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

/** The very text of the vendor that the README writes. */
export function ownVendorOf(readme: string): string {
  const [block, ...others] = blocksOf(readme).filter(({ file }) => file === "acme.ts");
  if (!block || others.length > 0) throw new Error("The README has not exactly one `acme.ts`.");
  return block.text;
}

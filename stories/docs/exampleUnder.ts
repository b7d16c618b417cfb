import readme from "../../README.md?raw";
import widget from "../../docs/widget.md?raw";

/** The first example under a heading of the docs, so that stories and docs show the same code. */
export function exampleUnder(heading: string): string {
  for (const page of [readme, widget]) {
    const [, section = ""] = page.split(new RegExp(`^##+ ${escape(heading)}$`, "m"));
    const [, code] = /```\w*\n(.*?)\n```/s.exec(section) ?? [];
    if (code) return code;
  }
  throw new Error(`The docs have no example under "${heading}".`);
}

const escape = (text: string) => text.replaceAll(/[^\w\s]/g, String.raw`\$&`);

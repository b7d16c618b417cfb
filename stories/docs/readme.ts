import readme from "../../README.md?raw";

/** The first example under a heading of the README, so that what stands here is what stands there. */
export function exampleUnder(heading: string): string {
  const [, section = ""] = readme.split(new RegExp(`^##+ ${escape(heading)}$`, "m"));
  const [, code] = /```\w*\n(.*?)\n```/s.exec(section) ?? [];
  if (!code) throw new Error(`The README has no example under "${heading}".`);
  return code;
}

const escape = (text: string) => text.replaceAll(/[^\w\s]/g, String.raw`\$&`);

import reference from "../docs/reference.md?raw";

export interface DocumentedProp {
  type: string;
  description: string;
  /** Undefined if there is none. */
  defaultValue: string | undefined;
}

/**
 * The props of a component by name, from the generated reference. It also has the ones that Storybook's parser can't
 * resolve.
 */
export function readReference(component: string): ReadonlyMap<string, DocumentedProp> {
  const [, section = ""] = reference.split(`\n#### \`${component}Props\`\n`);
  const [own = ""] = section.split(/\n###/);
  let hasDefaults = false;
  const props = new Map<string, DocumentedProp>();
  for (const line of own.split("\n")) {
    if (!line.startsWith("|")) continue;
    const [name = "", type = "", ...rest] = line.slice(2, -2).split(/ \| ?/);
    if (name === "Name") hasDefaults = rest[0] === "Default";
    if (!name.startsWith("`")) continue;
    const [defaultValue, description = ""] = hasDefaults ? rest : [undefined, rest[0]];
    props.set(name.replaceAll(/[`?]/g, ""), {
      type: toPlainText(type),
      description: toPlainText(description, "`"),
      defaultValue: defaultValue ? toPlainText(defaultValue) : undefined,
    });
  }
  return props;
}

/** Without links, HTML and escapes. @param code what to put in place of backticks */
function toPlainText(markdown: string, code = ""): string {
  return markdown
    .replaceAll(/<\/?(a|code)\b[^>]*>/g, "")
    .replaceAll(/\[([^\]]+)\]\(#[^)]*\)/g, "$1")
    .replaceAll("\\|", "|")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("`", code)
    .trim();
}

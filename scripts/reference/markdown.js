/** @typedef {ReadonlyMap<string, string>} Links public names and their anchors */

/** Code in which every public name is a link. @param {string} code @param {Links} links */
export function linkedCode(code, links) {
  const parts = code.split(/\b([A-Za-z_]\w*)\b(?!")/);
  if (!parts.some((part) => links.has(part))) return code === "" ? "" : span(code);
  const whole = links.get(code);
  if (whole !== undefined) return `[${span(code)}](${whole})`;
  const html = parts.map((part) => {
    const link = links.get(part);
    return link === undefined ? escapeHtml(part) : `<a href="${link}">${part}</a>`;
  });
  return `<code>${html.join("")}</code>`;
}

/** Prose in which every `Name` is a link. @param {string} text @param {Links} links */
export function linkedProse(text, links) {
  return text.replaceAll(/(?<!\[)`<?(\w+)(?:>|\(\))?`/g, (whole, name) => {
    const link = links.get(name);
    return link === undefined ? whole : `[${whole}](${link})`;
  });
}

/** @param {string} code */
const span = (code) => (code.includes("`") ? `\`\` ${code} \`\`` : `\`${code}\``);

/** @param {string} text */
const escapeHtml = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/**
 * Omits columns that are empty in every row. @param {readonly string[]} head @param {readonly (readonly
 * string[])[]} rows
 */
export function tableOf(head, rows) {
  const isUsed = head.map((_, column) => rows.some((row) => row[column] !== ""));
  /** @param {readonly string[]} cells */
  const line = (cells) =>
    `| ${cells
      .filter((_, column) => isUsed[column])
      .map((cell) => cell.replaceAll("\n\n", "<br><br>").replaceAll(/(?<!\\)\|/g, String.raw`\|`))
      .join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

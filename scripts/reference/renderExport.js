import { linkedCode, linkedProse, tableOf } from "./markdown.js";

/** @typedef {import("./describeExport.js").Export} Export */
/** @typedef {import("./describeMembers.js").Member} Member */
/** @typedef {import("./readDocs.js").Docs} Docs */
/** @typedef {import("./markdown.js").Links} Links */

/**
 * One export: its description, its code, its members.
 * @param {Export} one
 * @param {{ title: string; links: Links }} place
 */
export function renderExport(one, { title, links: all }) {
  const links = new Map([...all].filter(([name]) => name !== one.name));
  return [
    title,
    renderDocs(one.docs, links),
    // A component is shown as an element, followed by its props; a table is more useful than a union.
    one.kind === "component" || (one.kind === "union" && one.members.length > 0)
      ? ""
      : renderCode(one, links),
    renderMembers(one, links),
    one.heirOf.length > 0 ? `And everything of ${sentenceOf(one.heirOf, links)}.` : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

/**
 * Code blocks can't have links, so their public names are listed below. @param {Export} one @param {Links}
 * links
 */
function renderCode({ code = "" }, links) {
  if (code === "") return "";
  const block = `\`\`\`ts\n${code}\n\`\`\``;
  const names = [...new Set(code.match(/\b[A-Z]\w+\b(?!")/g))].filter((name) => links.has(name));
  return names.length > 0 ? `${block}\n\nSee ${sentenceOf(names, links)}.` : block;
}

/** @param {readonly string[]} names @param {Links} links */
function sentenceOf(names, links) {
  const linked = names.map((name) => linkedProse(`\`${name}\``, links));
  const last = linked.at(-1) ?? "";
  return linked.length > 1 ? `${linked.slice(0, -1).join(", ")} and ${last}` : last;
}

/** @param {Export} one @param {Links} links */
function renderMembers({ name, kind, members }, links) {
  if (members.length === 0) return "";
  if (kind === "union")
    return tableOf(
      ["", ""],
      members.map(({ type, docs }) => [
        linkedCode(withoutBrackets(type), links),
        renderDocs(docs, links),
      ]),
    );
  /** @type {Map<string, Member[]>} */
  const groups = new Map();
  for (const member of members) {
    const group = groups.get(member.group);
    if (group) group.push(member);
    else groups.set(member.group, [member]);
  }
  const isOne = groups.size === 1;
  return [...groups]
    .toSorted(([a, of], [b, others]) => rank(a, of, name) - rank(b, others, name))
    .flatMap(([group, own]) => [
      isOne ? "" : groupTitle(group, name, own[0]?.groupText ?? "", links),
      tableOf(
        ["Name", "Type", "Default", ""],
        own.map((member) => rowOf(member, links)),
      ),
    ])
    .filter(Boolean)
    .join("\n\n");
}

/**
 * Required members first, the export's own members last. @param {string} group @param {Member[]} members
 * @param {string} name
 */
function rank(group, members, name) {
  if (members.some(({ isOptional }) => !isOptional)) return 0;
  return group === name ? 2 : 1;
}

/** @param {string} group @param {string} name @param {string} text @param {Links} links */
function groupTitle(group, name, text, links) {
  if (group === name) return "**Its own**";
  const [what = ""] = text.split("\n\n");
  return `${links.has(group) ? `**Of ${linkedProse(`\`${group}\``, links)}.** ` : ""}${linkedProse(what, links)}`;
}

/** @param {Member} member @param {Links} links */
function rowOf({ name, isOptional, type, docs }, links) {
  return [
    `\`${name}${isOptional ? "?" : ""}\``,
    linkedCode(type, links),
    byDefault(docs, links),
    renderDocs(docs, links),
  ];
}

/** A default value is code; a description of one is prose. @param {Docs} docs @param {Links} links */
function byDefault({ byDefault: text = "" }, links) {
  return /^("[^"]*"|\[[^\]]*\]|-?\d+|true|false)$/.test(text)
    ? `\`${text}\``
    : linkedProse(text.replace(/^("[^"]*")/, "`$1`"), links);
}

/** @param {Docs} docs @param {Links} links */
export function renderDocs({ text, parameters, throws }, links) {
  return [
    linkedProse(text, links),
    ...parameters.map(([name, what]) => `\`${name}\`: ${linkedProse(what, links)}`),
    ...throws.map((what) => `Throws ${linkedProse(what, links)}`),
  ]
    .filter(Boolean)
    .map((sentence) => (/[.:!?)]$/.test(sentence) ? sentence : `${sentence}.`))
    .join("\n\n");
}

/** @param {string} type */
const withoutBrackets = (type) => type.replace(/^\((.*)\)$/s, "$1");

import { linkedProse, tableOf } from "./markdown.js";
import { headings } from "./headings.js";
import { renderDocs, renderExport } from "./renderExport.js";

/** @typedef {import("./readEntries.js").Entry} Entry */
/** @typedef {import("./describeExport.js").Export} Export */

/** In the order in which readers need them. */
const GROUPS = /** @type {const} */ ([
  ["Components", ["component"]],
  ["Hooks", ["hook"]],
  ["Functions", ["function", "constant"]],
  ["Errors", ["class"]],
  ["Types", ["interface", "union", "type"]],
]);

const LANGUAGES = "ramp-widget/messages/";

/** The whole page. @param {readonly Entry[]} all */
export function renderReference(all) {
  const entries = all.filter(({ name }) => !name.startsWith(LANGUAGES));
  const languages = all.filter(({ name }) => name.startsWith(LANGUAGES));
  const titles = entries.flatMap((entry) => titlesOf(entry));
  const slugOf = headings([...titles, ["languages", "Languages"]]);
  // If two entries export functions with the same name, each links to its own.
  const everywhere = entries.toReversed().flatMap((entry) => linksOf(entry, slugOf));
  const toc = entries.map(
    ({ name, what }) => `- [\`${name}\`](#${slugOf(name)}): ${lowerFirst(what)}`,
  );
  return `${[
    "# Reference",
    "Everything that can be imported, as its docstrings tell it. This page is written by `npm run reference`, and a test fails where it is not what the sources say. The [README](../README.md) tells the same by what you want to do.",
    [
      ...toc,
      `- [\`${LANGUAGES}*\`](#${slugOf("languages")}): the widget's words in ${languages.length} languages.`,
      "- `ramp-widget/styles.css`: the widget's look as a file, for pages that link it instead of letting the component bring it.",
    ].join("\n"),
    ...entries.map((entry) =>
      renderEntry(entry, new Map([...everywhere, ...linksOf(entry, slugOf)])),
    ),
    renderLanguages(languages, slugOf),
  ].join("\n\n")}\n`;
}

/** @param {Entry} entry @returns {[key: string, title: string][]} */
function titlesOf({ name, exports }) {
  const main = name === "ramp-widget";
  return [
    [name, `\`${name}\``],
    ...inOrder(exports).map(
      (one) =>
        /** @type {[string, string]} */ ([
          main ? one.name : `${name} ${one.name}`,
          titleOf(one, main ? undefined : name.replace("ramp-widget/", "")),
        ]),
    ),
  ];
}

/** @param {Export} one @param {string | undefined} entry */
function titleOf({ name, kind }, entry) {
  const from = entry === undefined ? "" : ` (${entry})`;
  if (kind === "component") return `\`<${name}>\``;
  if (kind === "hook" || kind === "function") return `\`${name}()\`${from}`;
  return `\`${name}\``;
}

/**
 * Each group in turn; types that only one function takes or returns follow it. @param {readonly Export[]}
 * exports
 */
function inOrder(exports) {
  const byName = new Map(exports.map((one) => [one.name, one]));
  /** @type {Set<Export>} */
  const placed = new Set();
  for (const [, kinds] of GROUPS) {
    for (const one of exports.filter(({ kind }) => kinds.some((name) => name === kind))) {
      placed.add(one);
      for (const name of companionsOf(one)) {
        const companion = byName.get(name);
        if (companion) placed.add(companion);
      }
    }
  }
  return [...placed];
}

/** @param {Export} one @returns {string[]} */
export function companionsOf({ kind, takes, gives }) {
  const own = takes.filter((name) => /(Props|Options)$/.test(name));
  return kind === "hook" && gives !== undefined ? [...own, gives] : own;
}

/** @param {Entry} entry @param {(key: string) => string} slugOf @returns {[name: string, link: string][]} */
function linksOf({ name, exports }, slugOf) {
  const key = (/** @type {string} */ one) => (name === "ramp-widget" ? one : `${name} ${one}`);
  return exports.map((one) => [one.name, `#${slugOf(key(one.name))}`]);
}

/** @param {Entry} entry @param {ReadonlyMap<string, string>} links */
function renderEntry({ name, what, exports, elsewhere }, links) {
  const main = name === "ramp-widget";
  const ordered = inOrder(exports);
  const companions = new Set(ordered.flatMap((one) => companionsOf(one)));
  const list = GROUPS.flatMap(([title, kinds]) => {
    const names = ordered
      .filter((one) => kinds.some((kind) => kind === one.kind) && !companions.has(one.name))
      .map((one) => `[\`${one.name}\`](${links.get(one.name)})`);
    return names.length > 0 ? [`- **${title}**: ${names.join(" · ")}`] : [];
  });
  if (elsewhere.size > 0) {
    const names = [...elsewhere.keys()].map((one) => `[\`${one}\`](${links.get(one)})`);
    list.push(`- **As above**: ${names.join(" · ")}`);
  }
  const title = (/** @type {Export} */ one) =>
    titleOf(one, main ? undefined : name.replace("ramp-widget/", ""));
  return [
    `## \`${name}\``,
    what,
    list.join("\n"),
    ...ordered.map((one) =>
      renderExport(one, {
        title: `${companions.has(one.name) ? "####" : "###"} ${title(one)}`,
        links,
      }),
    ),
  ].join("\n\n");
}

/** @param {readonly Entry[]} languages @param {(key: string) => string} slugOf */
function renderLanguages(languages, slugOf) {
  const links = new Map([["RampLanguage", `#${slugOf("RampLanguage")}`]]);
  const rows = languages.map(({ name, exports: [messages] }) => [
    `\`import { messages } from "${name}"\``,
    messages ? renderDocs(messages.docs, links) : "",
  ]);
  return [
    "## Languages",
    linkedProse(
      "Each is an import of its own, and a whole `RampLanguage`: pass it as `messages`.",
      links,
    ),
    tableOf(["Import", ""], rows),
  ].join("\n\n");
}

/** @param {string} text */
const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1);

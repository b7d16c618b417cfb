import ts from "typescript-6";

/**
 * The content of a docstring.
 * @typedef {object} Docs
 * @property {string} text paragraphs, separated by an empty line
 * @property {string | undefined} byDefault
 * @property {readonly string[]} throws
 * @property {readonly (readonly [name: string, text: string])[]} parameters
 * @property {readonly string[]} see
 * @property {boolean} isInternal
 */

/** @param {ts.TypeChecker} checker @param {ts.Symbol} symbol @returns {Docs} */
export function readDocs(checker, symbol) {
  const tags = symbol.getJsDocTags(checker);
  /** @param {string} name */
  const texts = (name) => tags.filter((tag) => tag.name === name).map((tag) => textOf(tag.text));
  return {
    text: oneLineEach(ts.displayPartsToString(symbol.getDocumentationComment(checker))),
    byDefault: texts("default")[0],
    throws: throwsOf(symbol),
    parameters: tags.filter((tag) => tag.name === "param").map(({ text }) => parameterOf(text)),
    see: texts("see"),
    isInternal: tags.some((tag) => tag.name === "internal"),
  };
}

/** @param {string} comment without its stars @returns {Docs} */
export function docsOfComment(comment) {
  return { ...NONE, text: oneLineEach(comment) };
}

/** @type {Docs} */
const NONE = {
  text: "",
  byDefault: undefined,
  throws: [],
  parameters: [],
  see: [],
  isInternal: false,
};

/**
 * Reads the declaration, because the compiler's tag loses the braces around the type.
 * @param {ts.Symbol} symbol
 */
function throwsOf(symbol) {
  return (symbol.declarations ?? []).flatMap((declaration) =>
    ts.getJSDocTags(declaration).flatMap((tag) => {
      if (!ts.isJSDocThrowsTag(tag)) return [];
      const type = tag.typeExpression?.type.getText();
      const text = oneLineEach(ts.getTextOfJSDocComment(tag.comment) ?? "").replace(/^, /, "");
      return [type ? `\`${type}\` ${text}` : text];
    }),
  );
}

/** @param {ts.SymbolDisplayPart[] | undefined} text @returns {[name: string, text: string]} */
function parameterOf(text) {
  const [, name = "", rest = ""] = /^(\S+)\s*(.*)$/s.exec(textOf(text)) ?? [];
  return [name, rest];
}

/** @param {ts.SymbolDisplayPart[] | undefined} text */
const textOf = (text) => oneLineEach(ts.displayPartsToString(text));

/** Joins lines: a line break in the source has no meaning, an empty line has. @param {string} text */
export function oneLineEach(text) {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .join("\n\n");
}

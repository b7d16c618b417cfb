import { relative } from "node:path";
import ts from "typescript-6";
import { docsOfComment, readDocs } from "./readDocs.js";
import { typeText } from "./typeText.js";

/** @typedef {import("./readDocs.js").Docs} Docs */

/**
 * A property, or one of the types of a union.
 * @typedef {object} Member
 * @property {string} name
 * @property {boolean} isOptional
 * @property {string} type
 * @property {Docs} docs
 * @property {string} group the name of the interface that declares it
 * @property {string} groupText that interface's description, in a sentence
 * @property {string} file
 */

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Symbol} symbol
 * @param {ReadonlySet<string>} left interfaces whose members are documented elsewhere
 * @returns {Member[]}
 */
export function membersOf(checker, symbol, left) {
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  return checker.getPropertiesOfType(type).flatMap((property) => {
    // Of a union's alternatives, the one with a docstring.
    const declarations = property.declarations ?? [];
    const declaration =
      declarations.find((one) => ts.getJSDocCommentsAndTags(one).length > 0) ?? declarations[0];
    if (!declaration || declaration.getSourceFile().fileName.includes("/node_modules/")) return [];
    if (!ts.isPropertySignature(declaration) && !ts.isPropertyDeclaration(declaration)) return [];
    const docs = readDocs(checker, property);
    const group = ts.isTypeLiteralNode(declaration.parent)
      ? ""
      : (declaration.parent.name?.text ?? "");
    if (docs.isInternal || left.has(group)) return [];
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const text = declaration.type ? typeText(checker, declaration.type) : valueOf(declaration);
    const member = {
      name: property.name,
      isOptional,
      type: isOptional ? withoutUndefined(text) : text,
      docs,
      group,
      groupText: groupText(checker, declaration.parent),
      file: relative(".", declaration.getSourceFile().fileName),
    };
    const parts = partsOf(checker, member, declaration.type);
    if (parts.length > 0) member.type = "object";
    return [member].concat(parts);
  });
}

/**
 * The members of an inline object type, if they have docstrings.
 * @param {ts.TypeChecker} checker
 * @param {Member} whole
 * @param {ts.TypeNode | undefined} type
 * @returns {Member[]}
 */
function partsOf(checker, whole, type) {
  const types = type && ts.isUnionTypeNode(type) ? [...type.types] : [type];
  const literal = types.find((one) => one !== undefined && ts.isTypeLiteralNode(one));
  const parts = (literal?.members ?? []).flatMap((member) => {
    const symbol = ts.isPropertySignature(member) && checker.getSymbolAtLocation(member.name);
    if (!symbol) return [];
    const isOptional = member.questionToken !== undefined;
    const name = `${whole.name}.${symbol.name}`;
    const text = withoutUndefined(typeText(checker, member.type));
    const docs = readDocs(checker, symbol);
    return [Object.assign({}, whole, { name, isOptional, type: text, docs })];
  });
  return parts.some(({ docs }) => docs.text !== "") ? parts : [];
}

/** @param {ts.PropertySignature | ts.PropertyDeclaration} declaration */
function valueOf(declaration) {
  const value = ts.isPropertyDeclaration(declaration) ? declaration.initializer : undefined;
  return value?.getText() ?? "unknown";
}

/** @param {ts.TypeChecker} checker @param {ts.Node} parent */
function groupText(checker, parent) {
  const symbol = ts.isInterfaceDeclaration(parent) && checker.getSymbolAtLocation(parent.name);
  return symbol ? readDocs(checker, symbol).text : "";
}

/**
 * The types of a union, with the comment above each.
 * @param {ts.TypeChecker} checker
 * @param {string} group
 * @param {ts.UnionTypeNode} union
 * @returns {Member[]}
 */
export function alternativesOf(checker, group, union) {
  const source = union.getSourceFile();
  let end = union.pos;
  return union.types.map((node) => {
    const [, comment = ""] = /\/\*\*(.*?)\*\//s.exec(source.text.slice(end, node.getStart())) ?? [];
    ({ end } = node);
    const name = typeText(checker, node);
    const docs = docsOfComment(comment.replaceAll(/^\s*\* ?/gm, ""));
    const file = relative(".", source.fileName);
    return { name, isOptional: false, type: name, docs, group, groupText: "", file };
  });
}

/** `?` already implies it. @param {string} text */
function withoutUndefined(text) {
  const rest = text.replace(/ \| undefined$/, "");
  const [, inner] = /^\((.*)\)$/s.exec(rest) ?? [];
  return rest !== text && inner !== undefined && isBalanced(inner) ? inner : rest;
}

/** Whether this text's outer brackets match each other. @param {string} text */
function isBalanced(text) {
  let depth = 0;
  for (const letter of text) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

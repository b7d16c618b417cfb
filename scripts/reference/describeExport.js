import ts from "typescript-6";
import { alternativesOf, membersOf } from "./describeMembers.js";
import { readDocs } from "./readDocs.js";
import { typeText } from "./typeText.js";

/** @typedef {import("./readDocs.js").Docs} Docs */
/** @typedef {import("./describeMembers.js").Member} Member */

/**
 * @typedef {object} Export
 * @property {string} name
 * @property {"component" | "hook" | "function" | "constant" | "class" | "interface" | "union" | "type"} kind
 * @property {Docs} docs
 * @property {string | undefined} code its signature, or the whole of a type without members
 * @property {Member[]} members
 * @property {string[]} heirOf public interfaces whose members it inherits
 * @property {string[]} takes names of the types of a function's parameters
 * @property {string | undefined} gives name of the type that a function returns
 */

/**
 * @param {ts.TypeChecker} checker
 * @param {string} name
 * @param {ts.Symbol} symbol
 * @param {ReadonlySet<string>} told names of interfaces whose members are documented elsewhere
 * @returns {Export}
 */
export function describeExport(checker, name, symbol, told) {
  const [declaration] = symbol.declarations ?? [];
  if (!declaration) throw new Error(`${name} is declared nowhere.`);
  const nothing = { code: undefined, members: [], heirOf: [], takes: [], gives: undefined };
  const base = { ...nothing, name, docs: readDocs(checker, symbol) };
  const describeMembers = () => membersOf(checker, symbol, new Set());

  if (ts.isFunctionDeclaration(declaration)) {
    const takes = takesOf(declaration);
    const gives = nameOfReference(declaration.type);
    const code = `${name}${signatureText(checker, declaration)}`;
    return { ...base, kind: kindOfFunction(name, takes), code, takes, gives };
  }
  if (ts.isVariableDeclaration(declaration))
    return { ...base, kind: "constant", code: `${name}: ${typeText(checker, declaration.type)}` };
  if (ts.isClassDeclaration(declaration)) {
    const maker = declaration.members.find((member) => ts.isConstructorDeclaration(member));
    const code = maker && `new ${name}${signatureText(checker, maker)}`;
    return { ...base, kind: "class", code, members: describeMembers() };
  }
  if (ts.isInterfaceDeclaration(declaration)) {
    const heirOf = heritageOf(declaration).filter((one) => told.has(one));
    const members = membersOf(checker, symbol, new Set(heirOf));
    return { ...base, kind: "interface", members, heirOf };
  }
  if (!ts.isTypeAliasDeclaration(declaration)) throw new Error(`${name} is of an unknown kind.`);
  const { type } = declaration;
  if (isPutTogether(type)) {
    const heirOf = type.types
      .flatMap((part) => checker.getTypeAtLocation(part).symbol?.declarations ?? [])
      .flatMap((part) => (ts.isInterfaceDeclaration(part) ? heritageOf(part) : []))
      .filter((one) => told.has(one));
    const members = membersOf(checker, symbol, new Set(heirOf));
    return { ...base, kind: "interface", members, heirOf };
  }
  if (ts.isTypeLiteralNode(type)) return { ...base, kind: "interface", members: describeMembers() };
  const code = `type ${name} = ${typeText(checker, type)}`;
  if (!ts.isUnionTypeNode(type)) return { ...base, kind: "type", code };
  const members = alternativesOf(checker, name, type);
  const isExplained = members.some(({ docs }) => docs.text !== "");
  return { ...base, kind: "union", code, members: isExplained ? members : [] };
}

/** Names of the types of a component's props. @param {ts.Symbol} symbol */
export function propsOf({ name, declarations = [] }) {
  return declarations.flatMap((declaration) => {
    const takes = ts.isFunctionDeclaration(declaration) ? takesOf(declaration) : [];
    return kindOfFunction(name, takes) === "component" ? takes : [];
  });
}

/** @param {ts.FunctionDeclaration} declaration */
const takesOf = ({ parameters }) =>
  parameters.flatMap(({ type }) =>
    (type && ts.isUnionTypeNode(type) ? [...type.types] : [type]).map(
      (one) => nameOfReference(one) ?? "",
    ),
  );

/** @param {string} name @param {readonly string[]} takes @returns {"component" | "hook" | "function"} */
function kindOfFunction(name, takes) {
  if (/^[A-Z]/.test(name) && takes.some((one) => one.endsWith("Props"))) return "component";
  return /^use[A-Z]/.test(name) ? "hook" : "function";
}

/**
 * Whether a type intersects only named types, which makes it equivalent to an interface.
 * @param {ts.TypeNode} type
 * @returns {type is ts.IntersectionTypeNode}
 */
function isPutTogether(type) {
  return (
    ts.isIntersectionTypeNode(type) &&
    type.types.every((part) => ts.isTypeReferenceNode(part) && !part.typeArguments)
  );
}

/** @param {ts.InterfaceDeclaration} declaration */
function heritageOf({ heritageClauses = ts.factory.createNodeArray() }) {
  return heritageClauses
    .flatMap(({ types }) => [...types])
    .filter(({ typeArguments }) => !typeArguments)
    .map(({ expression }) => expression.getText());
}

/** @param {ts.TypeChecker} checker @param {ts.SignatureDeclaration} declaration */
function signatureText(checker, { parameters, type, kind }) {
  const list = parameters.map((parameter) => {
    const { questionToken, initializer } = parameter;
    const name = ts.isObjectBindingPattern(parameter.name) ? "options" : parameter.name.getText();
    const isOptional = questionToken !== undefined || initializer !== undefined;
    return `${name}${isOptional ? "?" : ""}: ${typeText(checker, parameter.type)}`;
  });
  const result = kind === ts.SyntaxKind.Constructor ? "" : `: ${typeText(checker, type)}`;
  return `(${list.join(", ")})${result}`;
}

/** @param {ts.TypeNode | undefined} type */
function nameOfReference(type) {
  return type && ts.isTypeReferenceNode(type) && !type.typeArguments
    ? type.typeName.getText()
    : undefined;
}

import ts from "typescript-6";

/**
 * A type as its author wrote it, on one line. If it only points to another type, that type's text.
 * @param {ts.TypeChecker} checker
 * @param {ts.TypeNode | undefined} node
 */
export function typeText(checker, node) {
  if (!node) return "unknown";
  const source = node.getSourceFile();
  const from = node.getStart();
  let text = source.text.slice(from, node.end);
  for (const { start, end, to } of indirect(checker, node).toReversed())
    text = text.slice(0, start - from) + to + text.slice(end - from);
  return (
    text
      .replaceAll(/\/\*\*?.*?\*\//gs, " ")
      .replaceAll(/\s+/g, " ")
      // A formatter adds this at the start of a broken line.
      .replace(/^\| /, "")
      .replaceAll(/([({<[]) ?\| /g, "$1 ")
      .replaceAll(/([(<[]) /g, "$1")
      .replaceAll(/,? ([)>\]])/g, "$1")
      .replaceAll(/= >/g, "=>")
      .replaceAll(/;? \}/g, " }")
      .trim()
  );
}

/** @param {ts.TypeChecker} checker @param {ts.Node} node @returns {{ start: number; end: number; to: string }[]} */
function indirect(checker, node) {
  if (ts.isIndexedAccessTypeNode(node)) {
    const to = checker.typeToString(checker.getTypeFromTypeNode(node));
    return [{ start: node.getStart(), end: node.end, to }];
  }
  /** @type {{ start: number; end: number; to: string }[]} */
  const found = [];
  ts.forEachChild(node, (child) => {
    found.push(...indirect(checker, child));
  });
  return found;
}

import ts from "typescript-6";

/**
 * A type as its author wrote it, on one line. Where that is a way of pointing at another type, it is
 * that other type.
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
      // What a formatter adds where it breaks a line.
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

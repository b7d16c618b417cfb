import { countResults, type FindingGroup } from "./diagnose.ts";
import type { Finding, Result } from "./Finding.ts";

/** What a report says besides its findings. */
export interface ReportTarget {
  endpoint: URL;
  page: URL | undefined;
}

export interface RenderOptions {
  hasColors: boolean;
  /** Width of a line, in characters. */
  columns: number;
}

const LABELS: Record<Result, string> = {
  ok: "ok",
  warning: "warning",
  problem: "PROBLEM",
  "not-checked": "not checked",
};
/** ANSI colors. */
const COLORS: Record<Result, number> = { ok: 32, warning: 33, problem: 31, "not-checked": 90 };
const INDENT = "  ";

/** Renders the findings for people, grouped and aligned; it reads the same without colors. */
export function renderReport(
  groups: readonly FindingGroup[],
  { endpoint, page }: ReportTarget,
  { hasColors, columns }: RenderOptions,
): string {
  const labelWidth = Math.max(...Object.values(LABELS).map((label) => label.length));
  const ids = groups.flatMap(({ findings }) => findings.map(({ id }) => id));
  const idWidth = Math.max(...ids.map((id) => id.length));
  const detailMargin = INDENT.length + labelWidth + 2;
  const margin = detailMargin + idWidth + 2;
  const paint = (text: string, color: number) =>
    hasColors ? `\u001b[${color}m${text}\u001b[0m` : text;

  function renderFinding(finding: Finding): string {
    const { id, result, what } = finding;
    const label = paint(LABELS[result].padEnd(labelWidth), COLORS[result]);
    const head = wrap(what, columns - margin).join(`\n${" ".repeat(margin)}`);
    const details = finding.result === "ok" ? [] : [`Why: ${finding.why}`, `Fix: ${finding.fix}`];
    const lines = details.flatMap((text) => wrap(text, columns - detailMargin));
    const gap = `\n${" ".repeat(detailMargin)}`;
    return [`${INDENT}${label}  ${id.padEnd(idWidth)}  ${head}`, ...lines].join(gap);
  }

  const parts = groups
    .filter(({ findings }) => findings.length > 0)
    .map(({ title, findings }) => `${paint(title, 1)}\n${findings.map(renderFinding).join("\n")}`);
  const target = [
    `Endpoint  ${toPublicUrl(endpoint)}`,
    `Page      ${page ? toPublicUrl(page) : "not checked"}`,
  ].join("\n");
  return [target, ...parts, summarize(groups)].join("\n\n");
}

/** Renders the findings for machines. */
export function renderJson(
  groups: readonly FindingGroup[],
  { endpoint, page }: ReportTarget,
): string {
  const report = {
    endpoint: toPublicUrl(endpoint),
    page: page ? toPublicUrl(page) : null,
    counts: countResults(groups),
    findings: groups.flatMap(({ title, findings }) =>
      findings.map((finding) => ({ group: title, ...finding })),
    ),
  };
  return JSON.stringify(report, undefined, 2);
}

/** Queries may contain tokens. */
function toPublicUrl({ origin, pathname }: URL): string {
  return origin + pathname;
}

function summarize(groups: readonly FindingGroup[]): string {
  const counts = countResults(groups);
  return [
    count(counts.problem, "problem"),
    count(counts.warning, "warning"),
    `${counts.ok} ok`,
    `${counts["not-checked"]} not checked`,
  ].join(", ");
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

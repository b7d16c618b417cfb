/** How a check ended. */
export type Result = "ok" | "warning" | "problem" | "not-checked";

/** What a person needs to know of a finding. No text contains a header's value or a body. */
export interface Advice {
  /** What was seen. */
  what: string;
  /** Why it matters. */
  why: string;
  /** How to fix it, or how to check it. */
  fix: string;
}

/** One line of the report. */
export type Finding =
  | { id: string; result: "ok"; what: string }
  | ({ id: string; result: Exclude<Result, "ok"> } & Advice);

export function reportOk(id: string, what: string): Finding {
  return { id, result: "ok", what };
}

export function reportProblem(id: string, advice: Advice): Finding {
  return { id, result: "problem", ...advice };
}

export function reportWarning(id: string, advice: Advice): Finding {
  return { id, result: "warning", ...advice };
}

export function reportNotChecked(id: string, advice: Advice): Finding {
  return { id, result: "not-checked", ...advice };
}

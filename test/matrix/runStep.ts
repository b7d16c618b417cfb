import type { Mode } from "../../src/index.ts";
import type { Fault, Step } from "./Fault.ts";
import { type Ending, runCell } from "./runCell.tsx";

/** One row as it turned out. */
export interface Row {
  fault: Fault;
  endings: Partial<Record<Mode, Ending>>;
}

export interface StepResult {
  step: Omit<Step, "faults">;
  rows: readonly Row[];
}

/** How many cells are on the page at once. */
const AT_ONCE = 32;

const BOTH: readonly Mode[] = ["buy", "sell"];

/** Runs the cells of several steps side by side, since most of their time is waiting; then those that run alone. */
export async function runSteps(steps: readonly Step[]): Promise<StepResult[]> {
  const cells = steps.flatMap((step) =>
    step.faults.flatMap((fault) =>
      (fault.modes ?? step.modes ?? BOTH).map((mode) => ({ step, fault, mode })),
    ),
  );
  const endings = new Map<Fault, Row["endings"]>();
  async function runAll(atOnce: number, isOne: (fault: Fault) => boolean) {
    const next = lanes(atOnce);
    const wanted = cells.filter(({ fault }) => isOne(fault));
    await Promise.all(
      wanted.map(async ({ step, fault, mode }) => {
        const ending = await next(() => runCell(step, fault, mode));
        endings.set(fault, { ...endings.get(fault), [mode]: ending });
      }),
    );
  }
  await runAll(AT_ONCE, ({ alone }) => !alone);
  await runAll(1, ({ alone }) => alone === true);
  return steps.map((step) => ({
    step,
    rows: step.faults.map((fault) => ({ fault, endings: endings.get(fault) ?? {} })),
  }));
}

/** Does at most so much work at a time. */
export function lanes(most: number) {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (busy === most) await new Promise<void>((go) => waiting.push(go));
    else busy += 1;
    try {
      return await work();
    } finally {
      const go = waiting.shift();
      if (go) go();
      else busy -= 1;
    }
  };
}

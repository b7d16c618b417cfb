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

/** Runs the cells of several steps side by side: most of their time is waiting. */
export async function runSteps(steps: readonly Step[]): Promise<StepResult[]> {
  const next = lanes(AT_ONCE);
  return Promise.all(
    steps.map(async (step) => ({
      step,
      rows: await Promise.all(
        step.faults.map(async (fault) => {
          const modes = fault.modes ?? step.modes ?? BOTH;
          const cells = modes.map(
            async (mode) => [mode, await next(() => runCell(step, fault, mode))] as const,
          );
          return { fault, endings: Object.fromEntries(await Promise.all(cells)) };
        }),
      ),
    })),
  );
}

function lanes(most: number) {
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

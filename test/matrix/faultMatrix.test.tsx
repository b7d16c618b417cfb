import { beforeAll, describe, expect, test, vi } from "vitest";
import { type Fault, forMode, type Step } from "./Fault.ts";
import { callback } from "./faults/callback.ts";
import { deposit } from "./faults/deposit.ts";
import { events } from "./faults/events.ts";
import { frame, frameTooLate } from "./faults/frame.ts";
import { scriptOffline, scriptWithGlobal, scriptWithoutGlobal } from "./faults/script.ts";
import { session } from "./faults/session.ts";
import { transaction, transactionThatHangs } from "./faults/transaction.ts";
import { listenForMistakes } from "./runCell.tsx";
import { runSteps, type StepResult } from "./runStep.ts";
import { installTimeLapse, shortenDeadlines } from "./timeLapse.ts";
import { writeTables } from "./writeTable.ts";

// Cells run side by side, many on one page. Those that need the page in a certain state go first.

const EVERY_STEP = [transaction, deposit, session, scriptWithGlobal, frame, callback, events];
const only = (isWanted: (fault: Fault) => boolean) => (step: Step) => ({
  ...step,
  faults: step.faults.filter(isWanted),
});
const PATIENCE = { timeout: 60_000 };
const results: StepResult[] = [];

beforeAll(() => {
  installTimeLapse();
  listenForMistakes();
});

describe.sequential("each fault ends as it is stated", () => {
  test("on a page without the vendor's global", PATIENCE, async () => {
    expect(globalThis).not.toHaveProperty("proofWidget");
    const thrown = expectScriptErrors();
    await run(scriptWithoutGlobal);
    expect(globalThis).not.toHaveProperty("proofWidget");
    // Two faults, in a purchase and a sale.
    expect(thrown()).toBe(4);
  });

  test("on a page without a connection", PATIENCE, async () => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    await run(scriptOffline);
  });

  test("an hour later", PATIENCE, () => run(frameTooLate));

  test("at once", PATIENCE, () => run(...EVERY_STEP.map(only(({ waits }) => !waits))));

  test("at a deadline", PATIENCE, async () => {
    shortenDeadlines();
    await run(...EVERY_STEP.map(only(({ waits }) => waits === true)));
    await run(transactionThatHangs);
  });
});

test("docs/fault-matrix.md says what was seen", async () => {
  const titles = [
    "Session",
    "Script",
    "Frame",
    "Callback",
    "Transaction",
    "Events",
    "Sell deposit",
  ];
  const tables = titles.map((title) => {
    const parts = results.filter(({ step }) => step.title === title);
    const about = parts.find(({ step }) => step.about)?.step.about ?? "";
    return { step: { title, about, faults: [] }, rows: parts.flatMap(({ rows }) => rows) };
  });
  await expect(writeTables(tables)).toMatchFileSnapshot("../../docs/fault-matrix.md");
});

/** What a vendor's script throws while it loads is the page's to hear, and no browser says more of it. */
function expectScriptErrors() {
  let count = 0;
  const console = vi.spyOn(globalThis.console, "error");
  const complain = console.getMockImplementation();
  console.mockImplementation((...args) => {
    if (String(args[0]) === "Error: Script error.") count += 1;
    else complain?.(...args);
  });
  return () => count;
}

async function run(...steps: readonly Step[]) {
  const wrong: string[] = [];
  for (const result of await runSteps(steps)) {
    results.push(result);
    for (const { fault, ...cells } of result.rows)
      for (const mode of ["buy", "sell"] as const) {
        const { ends, problems } = cells[mode];
        const stated = forMode(fault.ends, mode);
        if (ends !== stated || problems.length > 0)
          wrong.push(
            [
              `${mode} · ${result.step.title} · ${fault.fault}`,
              `stated: ${stated}`,
              `seen:   ${ends}`,
              ...problems,
            ].join("\n  "),
          );
      }
  }
  expect(wrong.join("\n"), "cells that ended otherwise").toBe("");
}

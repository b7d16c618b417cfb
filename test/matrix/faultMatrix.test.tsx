import { beforeAll, describe, expect, test, vi } from "vitest";
import { type Fault, forMode, type Step } from "./Fault.ts";
import { cancel } from "./faults/bleepay/cancel.ts";
import { deposit as bleepayDeposit } from "./faults/bleepay/deposit.ts";
import { sale, session as bleepaySession } from "./faults/bleepay/session.ts";
import { callback } from "./faults/proof/callback.ts";
import { deposit } from "./faults/proof/deposit.ts";
import { events } from "./faults/proof/events.ts";
import { frame, frameTooLate } from "./faults/proof/frame.ts";
import { scriptOffline, scriptWithGlobal, scriptWithoutGlobal } from "./faults/proof/script.ts";
import { session } from "./faults/proof/session.ts";
import { transaction, transactionThatHangs } from "./faults/proof/transaction.ts";
import { deposit as transakDeposit } from "./faults/transak/deposit.ts";
import { frame as transakFrame } from "./faults/transak/frame.ts";
import { popups } from "./faults/transak/popup.ts";
import { popupTooLate, session as transakSession } from "./faults/transak/session.ts";
import { transaction as transakTransaction } from "./faults/transak/transaction.ts";
import { listenForMistakes } from "./runCell.tsx";
import { runSteps, type StepResult } from "./runStep.ts";
import { installTimeLapse, shortenDeadlines } from "./timeLapse.ts";
import { writeTables } from "./writeTable.ts";
import { english } from "../../src/messages/english.ts";
import type { RampErrorCode } from "../../src/index.ts";
import { expectErrors } from "../browser/expectErrors.ts";

// Which error belongs to which fault is stated beside the fault.
expectErrors(...(Object.keys(english.errors) as RampErrorCode[]));

// Cells run side by side, many on one page. Those that need the page in a certain state go first.

const EVERY_STEP = [
  transaction,
  deposit,
  session,
  scriptWithGlobal,
  frame,
  callback,
  events,
  transakTransaction,
  transakSession,
  transakFrame,
  transakDeposit,
  popups,
  bleepayDeposit,
  bleepaySession,
  sale,
  cancel,
];
const only = (isWanted: (fault: Fault) => boolean) => (step: Step) => ({
  ...step,
  faults: step.faults.filter(isWanted),
});
/** Milliseconds: a minute or two on a machine that is not busy. */
const PATIENCE = { timeout: 900_000 };
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

  test("an hour later", PATIENCE, () => run(frameTooLate, popupTooLate));

  test("at once", PATIENCE, () => run(...EVERY_STEP.map(only(({ waits }) => !waits))));

  test("at a deadline", PATIENCE, async () => {
    shortenDeadlines();
    await run(...EVERY_STEP.map(only(({ waits }) => waits === true)), transactionThatHangs);
  });
});

test("docs/fault-matrix.md says what was seen", async () => {
  const tables = CHAPTERS.flatMap(([vendor, ...titles]) =>
    titles.map((title) => {
      const parts = results.filter(({ step }) => step.vendor === vendor && step.title === title);
      const about = parts.find(({ step }) => step.about)?.step.about ?? "";
      return { step: { vendor, title, about }, rows: parts.flatMap(({ rows }) => rows) };
    }),
  );
  expect(tables.flatMap(({ rows }) => rows)).toHaveLength(
    results.flatMap(({ rows }) => rows).length,
  );
  await expect(writeTables(tables)).toMatchFileSnapshot("../../docs/fault-matrix.md");
});

/** The tables of each vendor, in their order on the page. */
const CHAPTERS = [
  ["proof", "Session", "Script", "Frame", "Callback", "Transaction", "Events", "Sell deposit"],
  ["transak", "Session", "Frame", "Popup", "Transaction", "Sell deposit"],
  ["bleepay", "Session", "Sale", "Deposit", "Cancel"],
] as const;

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
  const played = await runSteps(steps);
  for (const result of played) {
    for (const { fault, endings } of result.rows)
      for (const mode of ["buy", "sell"] as const) {
        const { ends, problems } = endings[mode] ?? { ends: "", problems: [] };
        const stated = forMode(fault.ends, mode);
        if (endings[mode] && (ends !== stated || problems.length > 0))
          wrong.push(
            [
              `${mode} · ${result.step.vendor} · ${result.step.title} · ${fault.fault}`,
              `stated: ${stated}`,
              `seen:   ${ends}`,
              ...problems,
            ].join("\n  "),
          );
      }
  }
  expect(wrong.join("\n"), "cells that ended otherwise").toBe("");
  results.push(...played);
}

import { expect, onTestFinished, test } from "vitest";
import type { RampErrorCode } from "../../src/index.ts";
import { english } from "../../src/messages/english.ts";
import { expectErrors } from "../browser/expectErrors.ts";
import { kyc, options } from "./faults/order/options.ts";
import { quotes } from "./faults/order/quotes.ts";
import { session } from "./faults/order/session.ts";
import type { OrderFault } from "./OrderFault.ts";
import { runOrderCell } from "./runOrderCell.tsx";
import { lanes } from "./runStep.ts";
import { countDeadlinesInTicks, countTenths } from "./timeLapse.ts";
import { type OrderResult, writeOrderTables } from "./writeOrderTables.ts";

// Which error belongs to which fault is stated beside the fault.
expectErrors(...(Object.keys(english.errors) as RampErrorCode[]));

/**
 * How many cells are on the page at once, besides those that wait for a deadline. More would keep the machine so busy
 * that other vendors miss theirs.
 */
const AT_ONCE = 12;
/** Milliseconds: about one minute on a machine that is not busy. */
const PATIENCE = { timeout: 600_000 };
const results: OrderResult[] = [];

const hangs = ({ plan }: OrderFault) => plan.misdeeds?.some(({ does }) => does.type === "hang");

test("each fault before the order ends as it is stated", PATIENCE, async () => {
  countDeadlinesInTicks();
  const next = lanes(AT_ONCE);
  const { passed, stop } = countTenths();
  onTestFinished(stop);
  results.push(
    ...(await Promise.all(
      [session, quotes, options, kyc].map(async (step) => ({
        step,
        rows: await Promise.all(
          step.faults.map(async (fault) => ({
            fault,
            ending: await (hangs(fault)
              ? runOrderCell(step, fault, passed)
              : next(() => runOrderCell(step, fault, passed))),
          })),
        ),
      })),
    )),
  );
  const wrong = results.flatMap(({ step, rows }) =>
    rows.flatMap(({ fault, ending }) => {
      const { shows, ends, problems } = ending;
      if (shows === fault.shows && ends === fault.ends && problems.length === 0) return [];
      return [
        `${step.title} · ${fault.fault}`,
        `stated: ${fault.shows} | ${fault.ends}`,
        `seen:   ${shows} | ${ends}`,
        ...problems,
      ].join("\n  ");
    }),
  );
  expect(wrong.join("\n"), "cells that ended otherwise").toBe("");
});

test("docs/order-fault-matrix.md says what was seen", async () => {
  const inOrder = [quotes, options, kyc, session].map((step) =>
    results.find((result) => result.step === step),
  );
  await expect(writeOrderTables(inOrder.filter((one) => one !== undefined))).toMatchFileSnapshot(
    "../../docs/order-fault-matrix.md",
  );
});

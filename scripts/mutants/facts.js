import { broken, mutant } from "./mutant.js";

const RAMP = "test/purchase/useRamp.test.tsx";
const LATE = "test/purchase/lateCompletion.test.tsx";
const STEPS = "test/purchase/pushedSteps.test.tsx";
const RESTING = "test/purchase/resting.test.tsx";

/** What the widget reports about a purchase, and what it doesn't. */
export const facts = [
  broken(
    "One purchase makes one session, loads one script and calls `run` once: under StrictMode, double clicks, fifty renders, focus and reconnection.",
    mutant(
      "src/core/purchaseCommands.ts",
      "if (attempt && !isResumeCheck && !isOver) return;",
      "",
      RAMP,
      "waits for start, and a double click begins it once",
    ),
    mutant(
      "src/vendors/loadScript.ts",
      "if (!load) {",
      "if (load || !load) {",
      "test/vendors/loadScript.test.tsx",
      "all who ask share one tag and one request",
    ),
  ),
  broken(
    "Only your endpoint's answer completes a purchase.",
    mutant(
      "src/core/purchaseReducer.ts",
      "const status = known.transaction?.status;",
      'const status = arguments[0].frameStatus ? "completed" : known.transaction?.status;',
      RAMP,
      "no word of the frame completes a purchase",
    ),
  ),
  broken(
    "A status never moves backwards, at any layer, and nothing follows `completed`.",
    mutant(
      "src/core/transaction/transactionState.ts",
      "steps < 0 || ",
      "",
      STEPS,
      "shows the one that is further",
    ),
    mutant(
      "src/core/transaction/transactionState.ts",
      " || (steps === 0 && status !== known.status)",
      "",
      STEPS,
      "shows the one that is further",
    ),
    mutant(
      "src/core/transaction/transactionState.ts",
      "steps < 0 || ",
      "",
      "test/purchase/push.test.tsx",
      "statuses that come late or twice move nothing back",
    ),
    mutant(
      "src/core/transaction/transactionState.ts",
      "if (isFinal(known.status) || ",
      "if (",
      "test/hostile/hostile.test.ts",
      "never goes back, and the next look is due in time",
    ),
    mutant(
      "src/server/events/mergeTransactionFields.ts",
      " || (status !== known.status && !isAhead(status, known.status))",
      "",
      "test/server/mergeTransactionFields.test.ts",
      "whatever is heard, a transaction never goes back, and a final one never changes",
    ),
    mutant(
      "src/server/events/mergeTransactionFields.ts",
      " || (status !== known.status && !isAhead(status, known.status))",
      "",
      "test/server/watching.test.ts",
      "each word is told, or not, as it comes",
    ),
    mutant(
      "src/server/webhooks/confirmWebhookEvents.ts",
      "if (toRank(status) > toRank(reported.get(id))) {",
      "if (status !== told.get(id)) {",
      "test/server/webhooks.test.ts",
      "what may follow what was told",
    ),
  ),
  broken(
    "Only `completed` is final: it can follow `failed` or `cancelled`, is shown, and is reported once.",
    mutant(
      "src/vendors/Transaction.ts",
      'return status === "completed";',
      "return isTerminal(status);",
      LATE,
      "is still looked at by itself, shown as completed, and told once",
    ),
    mutant(
      "src/vendors/Transaction.ts",
      "completed: 3,",
      "completed: 2,",
      LATE,
      "is heard over the endpoint's events",
    ),
    mutant(
      "src/vendors/Transaction.ts",
      'return status === "completed";',
      "return isTerminal(status);",
      "test/server/completedAfterFailed.test.ts",
      "is told to `onTransaction`",
    ),
    mutant(
      "src/core/createReporter.ts",
      "if (statuses.get(id) !== status) {",
      "if (id) {",
      RAMP,
      "each fact is told once, in order, whatever repeats",
    ),
  ),
  broken(
    "A failed purchase is remembered until it completes, for at least a week, and isn't shown twice.",
    mutant(
      "src/core/transaction/followTransaction.ts",
      "if (isFinal(status)) removePurchase(target.storageRef, id);",
      "if (isTerminal(status)) removePurchase(target.storageRef, id);",
      LATE,
      "stays remembered until then, as one whose end was told",
    ),
    mutant(
      "src/core/unfinished/findPurchaseToResume.ts",
      '.filter(({ purchase, report }) => !purchase.ended || report.status === "completed")',
      "",
      LATE,
      "is told after a reload, and is no news before",
    ),
  ),
  broken(
    "Nothing that the browser or the host app says (offline, hidden) stops polling for good.",
    mutant(
      "src/core/transaction/transactionState.ts",
      "const spread = (lookedAt % 1000) / 1000;",
      "if (shouldPollSlowly) return false;\n  const spread = (lookedAt % 1000) / 1000;",
      RESTING,
      "slows looking down where it does not answer, to one look in five minutes at least",
    ),
    mutant(
      "src/core/transaction/transactionQuery.ts",
      'networkMode: "always"',
      'networkMode: "online"',
      RESTING,
      "a host that tells its query client that it is %s slows nothing down",
    ),
    mutant(
      "src/core/transaction/transactionQuery.ts",
      "refetchIntervalInBackground: true",
      "refetchIntervalInBackground: false",
      RESTING,
      "looks once in half a minute to a minute, for as long as it is hidden",
    ),
  ),
  broken(
    "Each fact is reported once, however often it repeats. A handler that throws breaks nothing.",
    mutant(
      "src/core/createReporter.ts",
      "if (statuses.get(id) !== status) {",
      "if (id) {",
      RAMP,
      "each fact is told once, in order, whatever repeats",
    ),
    mutant(
      "src/core/callHandler.ts",
      "} catch (thrown) {\n    reportThrown(thrown);",
      "} catch (thrown) {\n    throw thrown;",
      RAMP,
      "a handler that throws is reported to the page and breaks nothing",
    ),
  ),
];

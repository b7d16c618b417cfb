import { broken, mutant, unbreakable } from "./mutant.js";

const RAMP = "test/purchase/useRamp.test.tsx";
const MONEY = "test/purchase/money.test.tsx";
const AWAY = "test/purchase/away.test.tsx";
const RESUME = "test/purchase/resume.test.tsx";
const DEPOSIT = "test/purchase/deposit.test.tsx";
const BLEEPAY = "test/vendors/bleepay/server.test.ts";

export const money = [
  broken(
    "One purchase is one session, one script, one `run`: under StrictMode, double clicks, fifty renders, focus, reconnection.",
    mutant(
      "src/purchase/useActions.ts",
      "if (current && !isMereLook && !(isOver && current === attempt)) return;",
      "",
      RAMP,
      "waits for start, and a double click begins it once",
    ),
    mutant(
      "src/purchase/useSession.ts",
      "refetchOnWindowFocus: false",
      'refetchOnWindowFocus: "always"',
      RAMP,
      "outlives fifty renders with inline handlers",
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
    "Only your endpoint's word completes a purchase.",
    mutant(
      "src/purchase/phase.ts",
      "const status = known.transaction?.status;",
      'const status = arguments[0].hint ? "completed" : known.transaction?.status;',
      RAMP,
      "no word of the frame completes a purchase",
    ),
  ),
  broken(
    "A status never goes back, and nothing follows `completed`.",
    mutant(
      "src/purchase/sighting.ts",
      "(progressOf(status) ?? 0) < (progressOf(known.status) ?? 0)",
      "false",
      "test/purchase/push.test.tsx",
      "statuses that come late or twice move nothing back",
    ),
    mutant(
      "src/purchase/sighting.ts",
      "if (isTerminal(known.status) || ",
      "if (",
      "test/hostile/hostile.test.ts",
      "never goes back, and the next look is due in time",
    ),
    mutant(
      "src/endpoint/events/mergeNews.ts",
      " || stepOf(status) < stepOf(known.status)",
      "",
      "test/endpoint/mergeNews.test.ts",
      "whatever is heard, a transaction never goes back, and a final one never changes",
    ),
    mutant(
      "src/endpoint/webhooks/followHints.ts",
      "if (progress(status) > progress(told.get(id))) {",
      "if (status !== told.get(id)) {",
      "test/endpoint/webhooks.test.ts",
      "what may follow what was told",
    ),
  ),
  broken(
    "Each fact is told once, whatever repeats; a handler that throws breaks nothing.",
    mutant(
      "src/purchase/useReports.ts",
      "if (statuses.current.get(transaction.id) !== transaction.status) {",
      "if (transaction.id) {",
      RAMP,
      "each fact is told once, in order, whatever repeats",
    ),
    mutant(
      "src/purchase/events.ts",
      "} catch (thrown) {\n    reportError(thrown);",
      "} catch (thrown) {\n    throw thrown;",
      RAMP,
      "a handler that throws is reported to the page and breaks nothing",
    ),
  ),
  broken(
    "Trying again never pays twice: once the vendor's page was open, a look comes first.",
    mutant(
      "src/purchase/useActions.ts",
      "if ((await isUnpaid()) && isUnderWay(attempt))",
      "if (isUnderWay(attempt))",
      MONEY,
      "trying again begins no second purchase",
    ),
  ),
  broken(
    "A session is never opened twice, and never after its time.",
    mutant(
      "src/purchase/useSession.ts",
      "if (opened.has(key))",
      "if (!key)",
      RAMP,
      "is never opened twice",
    ),
    mutant(
      "src/purchase/useSession.ts",
      "if (Date.now() >= expiresAt)",
      "if (!expiresAt)",
      RAMP,
      "is never opened after its time",
    ),
  ),
  broken(
    "A session that waited too long is replaced by itself, once.",
    mutant(
      "src/purchase/useOpenFrame.ts",
      'purpose !== "renew" && Date.now()',
      "purpose && Date.now()",
      RAMP,
      "is never opened after its time: another is asked for once",
    ),
  ),
  broken(
    "Who leaves or closes the vendor's page after it spoke of a payment, or came back from it, is not taken for unpaid.",
    mutant(
      "src/purchase/useActions.ts",
      "return wasHere && stateRef.current.hint === undefined && seen?.status",
      "return wasHere && seen?.status",
      "test/purchase/frames.test.tsx",
      "after it spoke of a payment leaves a question and a way on",
    ),
    mutant(
      "src/purchase/useAway.ts",
      'send({ type: "frame-left", attempt });',
      "close();",
      AWAY,
      "who closes the popup is asked whether they paid",
    ),
  ),
  broken(
    "An address that names somebody's purchase changes nothing.",
    mutant(
      "src/purchase/memory.ts",
      "if (known) remember(memory, { ...known, ...news });",
      'remember(memory, { vendor: "pretend", mode: "buy", time: Date.now(), id, ...known, ...news });',
      AWAY,
      "an address that names a purchase which was never begun here changes nothing",
    ),
  ),
  broken(
    "Once a payment was seen, a deposit's address goes away and nobody can call it off. Nothing is guessed when its time is up.",
    mutant(
      "src/vendors/bleepay/DepositView.tsx",
      'return word === "UNDERPAID" ? "underpaid" : "seen";',
      'return "unpaid";',
      "test/vendors/bleepay/arrived.test.tsx",
      "a payment that was seen takes the address away",
    ),
    mutant(
      "src/vendors/bleepay/server.ts",
      'if (before.body.paymentStatus !== "CREATED") return cannotCancel(before);',
      "",
      BLEEPAY,
      "is too late when it is %s: Bleepay is not asked to",
    ),
    mutant(
      "src/vendors/bleepay/DepositView.tsx",
      "const timer = setInterval(() => latest.current(), PAUSE);",
      "const timer = 0;",
      "test/vendors/bleepay/countdown.test.tsx",
      "when the time is up nothing is guessed",
    ),
  ),
  broken(
    "Where crypto goes is your server's word: no address comes from the browser, and no second session is made that could catch the payment.",
    mutant(
      "src/vendors/bleepay/server.ts",
      "...decided.deposit,",
      "...decided.deposit,\n          ...order,",
      BLEEPAY,
      "tells Bleepay who it is for, and nothing that the browser made up",
    ),
    mutant(
      "src/vendors/bleepay/askBleepay.ts",
      "repeatable: body === undefined,",
      "",
      BLEEPAY,
      "is asked for once after %s: a second one could catch the payment",
    ),
  ),
  broken(
    "An amount is never rounded on its way.",
    mutant(
      "src/vendors/transak/widgetParams.ts",
      "return decimalOf(Number(amount)) === shortest;",
      "return Boolean(shortest);",
      "test/vendors/transak/server.test.ts",
      "is not asked for, where the amount %s would become another one as a number",
    ),
  ),
  broken(
    "Closing the tab loses nothing: a paid purchase is shown again in place of a new one.",
    mutant(
      "src/purchase/lookBack.ts",
      'return status === "processing" || ',
      "return ",
      RESUME,
      "a widget shows the purchase that was paid before, and asks for no session",
    ),
    mutant(
      "src/purchase/useOpenFrame.ts",
      "remember(attempt.memory, { vendor: vendor.name, id, mode, time: Date.now() });",
      "",
      RESUME,
      "with a real endpoint and vendor: paid, reloaded, completed",
    ),
  ),
  broken(
    "What the vendor's page called paid is not taken for unpaid after a reload, nor what was sent.",
    mutant(
      "src/purchase/memory.ts",
      "return mayBePaid === true || deposit !== undefined;",
      "return deposit !== undefined;",
      RESUME,
      "money may have moved, though nobody has seen it",
    ),
  ),
  broken(
    "While it cannot be told whether an earlier one was paid, no other begins unless the user says so.",
    mutant(
      "src/purchase/lookBack.ts",
      'for (const look of looks) if ("error" in look && !isForeign(look.error)) throw look.error;',
      "",
      RESUME,
      "while it cannot be told whether one was paid, no other begins",
    ),
  ),
  broken(
    "A wallet is asked once per transaction, ever; its answer is remembered before it is told.",
    mutant(
      "src/purchase/useFrameMessages.ts",
      "if (state) return send(",
      'if (state === "declined") return send(',
      DEPOSIT,
      "an endpoint that gives the same transaction again does not get it paid twice",
    ),
    mutant(
      "src/purchase/useFrameMessages.ts",
      "note(depositOf(answer));",
      "queueMicrotask(() => note(depositOf(answer)));",
      DEPOSIT,
      "the answer is remembered before it is reported",
    ),
  ),
  unbreakable(
    "A server that dies in the middle of a purchase is replaced by another.",
    "It holds because a process keeps nothing of a purchase, so there is no line to take away.",
  ),
  broken(
    "Whatever fails at whichever step ends in a stated phase and code.",
    mutant(
      "src/partner/errorOf.ts",
      'return "kyc-required";',
      'return "order-rejected";',
      "test/matrix/faultMatrix.test.tsx",
      "at once",
    ),
  ),
];

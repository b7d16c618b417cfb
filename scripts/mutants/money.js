import { broken, mutant } from "./mutant.js";

const AWAY = "test/purchase/away.test.tsx";
const RESUME = "test/purchase/resume.test.tsx";
const BLEEPAY = "test/vendors/bleepay/server.test.ts";

/** What becomes of a purchase that may be paid. */
export const money = [
  broken(
    "Who leaves or closes the vendor's page after it spoke of a payment, or came back from it, is not taken for unpaid.",
    mutant(
      "src/core/purchaseCommands.ts",
      "return wasHere && getState().frameStatus === undefined && seen?.status",
      "return wasHere && seen?.status",
      "test/purchase/frames.test.tsx",
      "after it spoke of a payment leaves a question and a way on",
    ),
    mutant(
      "src/core/createPurchase.ts",
      'send({ type: "frame-closed", attempt });',
      "commands.close();",
      AWAY,
      "who closes the popup is asked whether they paid",
    ),
  ),
  broken(
    "An address that names somebody's purchase changes nothing.",
    mutant(
      "src/core/unfinished/purchaseStorage.ts",
      "if (known) savePurchase(memory, { ...known, ...news });",
      'savePurchase(memory, { vendor: "pretend", mode: "buy", time: Date.now(), id, ...known, ...news });',
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
      "openOnce(decided.deposit, user)",
      "openOnce({ ...decided.deposit, ...order }, user)",
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
      "src/core/unfinished/findUnfinished.ts",
      'return status === "processing" || ',
      "return ",
      RESUME,
      "a widget shows the purchase that was paid before, and asks for no session",
    ),
    mutant(
      "src/core/frame/createFrameOpener.ts",
      "savePurchase(attempt.memory, { vendor: vendor.name, id, mode, time: Date.now() });",
      "",
      RESUME,
      "with a real endpoint and vendor: paid, reloaded, completed",
    ),
  ),
  broken(
    "What the vendor's page called paid is not taken for unpaid after a reload, nor what was sent.",
    mutant(
      "src/core/unfinished/parsePurchases.ts",
      "return mayBePaid === true || deposit !== undefined;",
      "return deposit !== undefined;",
      RESUME,
      "money may have moved, though nobody has seen it",
    ),
  ),
  broken(
    "While it cannot be told whether an earlier one was paid, no other begins unless the user says so.",
    mutant(
      "src/core/unfinished/findUnfinished.ts",
      "if (!isForeign(look.error) || isInDoubt(look.purchase)) throw look.error;",
      "",
      RESUME,
      "while it cannot be told whether one was paid, no other begins",
    ),
  ),
];

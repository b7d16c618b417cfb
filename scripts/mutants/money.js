import { broken, mutant } from "./mutant.js";

const AWAY = "test/purchase/away.test.tsx";
const RESUME = "test/purchase/resume.test.tsx";
const BLEEPAY = "test/vendors/bleepay/server.test.ts";

/** What happens to a purchase that may be paid. */
export const money = [
  broken(
    "A purchase isn't treated as unpaid if the user leaves or closes the vendor's page after it reported a payment, or comes back from it.",
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
    "The host app's `close()` doesn't lose a purchase that may be paid: with `force` it is followed to its end, however often it is called.",
    mutant(
      "src/core/purchaseCommands.ts",
      "if (force && isFollowed && !isFinal(getSelected().phase)) return;",
      "",
      "test/purchase/money.test.tsx",
      "with force, twice in a row, still reports what completes",
    ),
    mutant(
      "src/core/purchaseCommands.ts",
      'if (force || frame !== "ready" || !parts.requestFrameClose())',
      'if (force || frame !== "ready" || (parts.requestFrameClose(), false))',
      "test/purchase/frames.test.tsx",
      "removes one that can't be asked at once, without telling the host of its own call",
    ),
    mutant(
      "src/core/purchaseCommands.ts",
      "if (isOpen && !isFinal(getSelected().phase)) {",
      "if (isOpen && !isTerminal(getSelected().phase)) {",
      "test/purchase/money.test.tsx",
      "with force after it failed, a late completion is reported",
    ),
  ),
  broken(
    "A return URL for a purchase that didn't start in this browser changes nothing.",
    mutant(
      "src/core/unfinished/purchaseStorage.ts",
      "if (known) savePurchase(storageRef, { ...known, ...news });",
      'savePurchase(storageRef, { vendor: "pretend", mode: "buy", time: Date.now(), id, ...known, ...news });',
      AWAY,
      "an address that names a purchase which was never begun here changes nothing",
    ),
  ),
  broken(
    "After a payment is seen, the deposit address disappears and the deposit can't be cancelled. When the time is up, the vendor is asked and nothing is assumed.",
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
      "const timer = setInterval(() => latest.current(), POLL_INTERVAL_MS);",
      "const timer = 0;",
      "test/vendors/bleepay/countdown.test.tsx",
      "when the time is up nothing is guessed",
    ),
  ),
  broken(
    "Your server decides where crypto goes: no address comes from the browser, and no second session is opened that could catch the payment.",
    mutant(
      "src/vendors/bleepay/server.ts",
      "openOnce(decided.deposit, user)",
      "openOnce({ ...decided.deposit, ...order }, user)",
      BLEEPAY,
      "tells Bleepay who it is for, and nothing that the browser made up",
    ),
    mutant(
      "src/vendors/bleepay/createBleepayClient.ts",
      "repeatable: body === undefined,",
      "",
      BLEEPAY,
      "is asked for once after %s: a second one could catch the payment",
    ),
  ),
  broken(
    "Amounts are never rounded in transit.",
    mutant(
      "src/vendors/transak/buildWidgetParams.ts",
      "return toDecimalString(Number(amount)) === shortest;",
      "return Boolean(shortest);",
      "test/vendors/transak/server.test.ts",
      "is not asked for, where the amount %s would become another one as a number",
    ),
  ),
  broken(
    "Closing the tab loses nothing: a paid purchase is shown again, and no new one starts in its place.",
    mutant(
      "src/core/unfinished/findPurchaseToResume.ts",
      'return status === undefined || status === "processing";',
      "return status === undefined;",
      RESUME,
      "a widget shows the purchase that was paid before, and asks for no session",
    ),
    mutant(
      "src/core/frame/createFrameOpener.ts",
      "savePurchase(attempt.storageRef, { vendor: vendor.name, id, mode, time: Date.now() });",
      "",
      RESUME,
      "with a real endpoint and vendor: paid, reloaded, completed",
    ),
  ),
  broken(
    "After a reload, a purchase that the vendor's page reported as paid isn't treated as unpaid, and neither is crypto that was sent.",
    mutant(
      "src/core/unfinished/parsePurchases.ts",
      "return mayBePaid === true || deposit !== undefined;",
      "return deposit !== undefined;",
      RESUME,
      "money may have moved, though nobody has seen it",
    ),
  ),
  broken(
    "While it's unknown whether an earlier purchase was paid, no new one starts unless the user chooses to.",
    mutant(
      "src/core/unfinished/findPurchaseToResume.ts",
      "if (!isNotOurs(result.error) || isUncertain(result.purchase)) throw result.error;",
      "",
      RESUME,
      "while it cannot be told whether one was paid, no other begins",
    ),
    mutant(
      "src/core/unfinished/findPurchaseToResume.ts",
      'return status === undefined || status === "processing";',
      'return status === "processing";',
      "test/core/gate.test.ts",
      "start() after a session that failed",
    ),
  ),
];

import { broken, mutant } from "./mutant.js";

const DEPOSIT = "test/purchase/deposit.test.tsx";
const ONCE = "test/purchase/walletOnce.test.tsx";
const FACTS = "test/purchase/saleFacts.test.tsx";

/** What a sale asks the user or the wallet to send. */
export const sales = [
  broken(
    "The wallet is called once per transaction, ever. Its answer is stored before it is reported.",
    mutant(
      "src/core/walletDeposit.ts",
      "if (status) return send(",
      'if (status && status !== "declined") return send(',
      DEPOSIT,
      "an endpoint that gives the same transaction again does not get it paid twice",
    ),
    mutant(
      "src/core/walletDeposit.ts",
      "recordDeposit(toDepositState(result));",
      "queueMicrotask(() => recordDeposit(toDepositState(result)));",
      DEPOSIT,
      "the answer is remembered before it is reported",
    ),
  ),
  broken(
    "The wallet is called once across repeats, reloads, lost storage and changed details.",
    mutant(
      "src/core/walletDeposit.ts",
      "if (status) return send(",
      'if (status === "declined") return send(',
      ONCE,
      "a second tab is opened, and its page asks as well",
    ),
    mutant(
      "src/core/walletDeposit.ts",
      "if (openedOnPage().has(key))",
      "if (!key)",
      ONCE,
      "also by a page that keeps nothing",
    ),
    mutant(
      "src/core/frame/createFrameMessageHandler.ts",
      "if (before?.attempt !== attempt)\n      void requestWalletDeposit(",
      "if (!isRepeated)\n      void requestWalletDeposit(",
      ONCE,
      "and not at all where it comes after the user was asked to send by hand",
    ),
  ),
  broken(
    "A sale shows what the vendor's page asks for now, and points out changes.",
    mutant(
      "src/core/purchaseReducer.ts",
      "purchase.hasDepositRequestChanged || purchase.depositRequest !== undefined",
      "false",
      FACTS,
      "are noticed where it is the %s",
    ),
    mutant(
      "src/core/purchaseReducer.ts",
      "if (depositRequest === purchase.depositRequest) return",
      "if (purchase.depositRequest) return",
      FACTS,
      "after the wallet has %s are shown with a warning, and the old ones are not",
    ),
    mutant(
      "src/core/frame/createFrameMessageHandler.ts",
      'send({ type: "deposit-requested", attempt, depositRequest: undefined });',
      "",
      FACTS,
      "into something that cannot be read leave nothing that is out of date",
    ),
  ),
  broken(
    "A deposit request that a wallet could misread reaches no wallet, for any vendor.",
    mutant(
      "src/vendors/depositFields.ts",
      "(?=.{1,32}$)(?=.*[1-9])(?:0|[1-9]\\d*)(?:\\.\\d+)?",
      "[-\\d.ex]+",
      "test/purchase/saleChecks.test.tsx",
      "reach no wallet and no display, and are an unknown event",
    ),
    mutant(
      "src/vendors/depositFields.ts",
      "[\\x21-\\x7e]{1,256}",
      "[^]{1,256}",
      "test/vendors/depositFields.test.ts",
      "asks for nothing with",
    ),
    mutant(
      "src/vendors/depositFields.ts",
      "(?=.*[1-9])",
      "",
      "test/vendors/depositFields.test.ts",
      "whatever passes is plain",
    ),
  ),
  broken(
    "A wallet that gives no result counts as neither sent nor declined.",
    mutant(
      "src/core/walletDeposit.ts",
      "sent === true || hash !== undefined;",
      "sent === true || hash !== undefined || !cancelled;",
      "test/purchase/depositResult.test.tsx",
      "a word of its own",
    ),
    mutant(
      "src/core/walletDeposit.ts",
      "if (isSent !== (cancelled === true))",
      "if (!isSent || !cancelled)",
      "test/purchase/depositResult.test.tsx",
      "a word of its own",
    ),
  ),
  broken(
    "A vendor's page that the browser reloaded isn't shown as ready.",
    mutant(
      "src/core/frame/mountFrame.ts",
      'fail(new RampError("frame-failed", RELOADED))',
      "{}",
      "test/purchase/movedFrame.test.tsx",
      "is an error with a way on, which looks first and begins anew",
    ),
  ),
];

import { broken, mutant } from "./mutant.js";

const RAMP = "test/purchase/useRamp.test.tsx";
const MONEY = "test/purchase/money.test.tsx";
const GATE = "test/purchase/gate.test.tsx";
const CORE_GATE = "test/core/gate.test.ts";
const INTENTS = "test/purchase/intents.test.tsx";
const KEYS = "test/purchase/keys.test.tsx";
const IDEMPOTENCY = "test/server/idempotency.test.ts";
const DEPOSITS = "test/vendors/bleepay/depositRegistry.test.ts";

/** How a purchase starts, and how often. */
export const beginnings = [
  broken(
    "Every way to start a purchase checks unfinished ones first: mounting, opening, `start()`, `retry()`, `startOver()`, a renewed session, a second widget.",
    mutant(
      "src/core/purchaseCommands.ts",
      "const candidates = problem ? []",
      'const candidates = problem || purpose === "begin" ? []',
      GATE,
      "a modal that is opened",
    ),
    mutant(
      "src/core/purchaseCommands.ts",
      "const candidates = problem ? []",
      'const candidates = problem || purpose === "begin" ? []',
      CORE_GATE,
      "start() after a session that failed",
    ),
    mutant(
      "src/core/purchaseCommands.ts",
      "const candidates = problem ? []",
      'const candidates = problem || purpose === "renew" ? []',
      CORE_GATE,
      "the renewal of a session that waited too long",
    ),
    mutant(
      "src/core/purchaseCommands.ts",
      [
        [
          'import { updatePurchase } from "./unfinished/purchaseStorage.ts";',
          'import { readPurchases, updatePurchase } from "./unfinished/purchaseStorage.ts";',
        ],
        [
          "guard.dismiss(known);",
          "guard.dismiss(readPurchases(getSettings().memory).map(({ id }) => id));",
        ],
      ],
      "",
      CORE_GATE,
      "startOver() after a session that failed",
    ),
    mutant(
      "src/core/unfinished/createPurchaseGuard.ts",
      'return purpose === "resume"\n        ? earlier',
      "return purpose\n        ? earlier",
      GATE,
      "a second widget of the page",
    ),
    mutant(
      "src/core/unfinished/findPurchaseToResume.ts",
      "|| isUncertain(result.purchase)) throw",
      "|| !look.purchase) throw",
      GATE,
      "a purchase that may be paid and is not found is asked about, and begins once the user says so",
    ),
    mutant(
      "src/core/purchaseCommands.ts",
      "if ((await confirmUnpaid()) && isUnderWay(attempt))",
      "if (isUnderWay(attempt))",
      MONEY,
      "trying again begins no second purchase",
    ),
  ),
  broken(
    "An order whose request got no clear answer keeps its `Idempotency-Key` across a retry, a later refusal, an unmount, a replaced widget and a reload, until its session is opened or expires.",
    mutant(
      "src/core/session/idempotencyKeys.ts",
      "pageKeys().unused.delete(key) && isRefused",
      "isRefused",
      KEYS,
      "after a refusal with %i that follows an unclear failure",
    ),
    mutant(
      "src/core/purchaseCommands.ts",
      "setKeyInUse(attempt.purchaseId, false);\n    send",
      "send",
      KEYS,
      "where it is closed and begun again in one go",
    ),
    mutant(
      "src/core/session/prefetchSession.ts",
      "if (cached && cached !== ahead) dropPrefetched(cached);",
      "",
      KEYS,
      "though another order was preloaded after it",
    ),
    mutant(
      "src/core/session/prefetchSession.ts",
      "noteFailure(key, false);",
      "",
      KEYS,
      "after a refusal that follows a preload with an unclear end",
    ),
    mutant(
      "src/react/useRamp.ts",
      [
        ["import { useInsertionEffect", "import { useEffect, useInsertionEffect"],
        ["useIsomorphicLayoutEffect(purchase.holdKey", "useEffect(purchase.holdKey"],
      ],
      "",
      KEYS,
      "in a widget that takes another one's place in the same render",
    ),
    mutant(
      "src/core/session/requestSession.ts",
      "noteFailure(idempotencyKey, isDefinitiveRefusal(error));",
      "noteFailure(idempotencyKey, true);",
      INTENTS,
      "so after %s the next try has the same one",
    ),
    mutant(
      "src/core/session/requestSession.ts",
      "noteFailure(idempotencyKey, isDefinitiveRefusal(error));",
      "",
      INTENTS,
      "and after a refusal with %s there is no session, so the next try has a new one",
    ),
    mutant(
      "src/core/session/idempotencyKeys.ts",
      "sessionStorage.setItem(STORAGE_KEY, lines);",
      "",
      INTENTS,
      "so does a page that is reloaded meanwhile",
    ),
    mutant(
      "src/core/purchaseCommands.ts",
      "settleKey(attempt.purchaseId);",
      "",
      INTENTS,
      "a session that the endpoint gives again is as old as its `Age` says, and is not opened after its time",
    ),
  ),
  broken(
    "Nothing that can be paid is requested before the purchase starts.",
    mutant(
      "src/core/session/prefetchSession.ts",
      "if (isLikely && ",
      "if (!isLikely && ",
      INTENTS,
      "requests nothing that can be paid before it is opened",
    ),
    mutant(
      "src/core/session/prefetchSession.ts",
      "[vendor, ...alternatives].includes(name)",
      "[vendor].includes(name)",
      INTENTS,
      "requests nothing that can be paid before it is opened",
    ),
    mutant(
      "src/client/whenActivated.ts",
      "?.prerendering === true",
      '?.prerendering === "never"',
      INTENTS,
      "nothing is requested before a user sees it, and the purchase begins then",
    ),
    mutant(
      "src/client/whenActivated.ts",
      "?.prerendering === true",
      '?.prerendering === "never"',
      "test/e2e/prerender.e2e.ts",
      "a page that the browser renders ahead requests nothing before its visit, and begins then",
    ),
  ),
  broken(
    "If several widgets show the same purchase, it is reported once.",
    mutant(
      "src/core/createReporter.ts",
      "hasReportedEnd || isReporter(transaction)",
      "true",
      GATE,
      "two widgets that show one purchase report it once between them",
    ),
    mutant(
      "src/core/unfinished/createPurchaseGuard.ts",
      "lockPurchase(storage, earlier.purchase.id, owner, true)",
      "lockPurchase(storage, earlier.purchase.id, owner)",
      GATE,
      "of two controlled modals, the closed one gives the paid purchase up to the one that the user opens",
    ),
  ),
  broken(
    "An order repeated with the same key gets the same session for as long as it can be paid, and the answer says how old it is.",
    mutant(
      "src/server/createSessionCache.ts",
      'if (state.state === "done") return readStored(key, state.value);',
      'if (state.state === "done") break;',
      IDEMPOTENCY,
      "is placed once, and gets the very answer of the first time",
    ),
    mutant(
      "src/server/createSessionCache.ts",
      "askedAt + lifetimeMs - answeredAt",
      "askedAt + 60_000 - answeredAt",
      IDEMPOTENCY,
      "as long as the vendor's sessions live",
    ),
    mutant(
      "src/server/createSessionHandler.ts",
      'response.headers.set("Age", String(Math.ceil(ageMs / 1000)));',
      "",
      IDEMPOTENCY,
      "says how old the answer is",
    ),
    mutant(
      "src/server/createLimiter.ts",
      "return count > most ?",
      "return count > most * 2 ?",
      IDEMPOTENCY,
      "a flood of one user's orders is refused, and drives out no other user's answer",
    ),
    mutant(
      "src/core/session/requestSession.ts",
      " - ageSeconds * 1000;",
      ";",
      INTENTS,
      "a session that the endpoint gives again is as old as its `Age` says, and is not opened after its time",
    ),
  ),
  broken(
    "A user has at most one open Bleepay deposit per asset and amount. While its state is unknown, no second one is opened.",
    mutant(
      "src/vendors/bleepay/createDepositOpener.ts",
      '} else if (state.state === "held") {',
      '} else if (state.state === "held") { return openNew(key, owner, deposit, user);',
      DEPOSITS,
      "gets that one in five tabs at once",
    ),
    mutant(
      "src/vendors/bleepay/createDepositOpener.ts",
      "if (open.id === undefined || !(await canRead(open.id, user))) return refuseUntil(open.until);",
      "if (open.id === undefined || !(await canRead(open.id, user))) return undefined;",
      DEPOSITS,
      "after %s, there is no second one",
    ),
    mutant(
      "src/vendors/bleepay/createDepositOpener.ts",
      "if (status === undefined || (isExpiring && isUnpaid(seen))) return",
      "if (isExpiring && isUnpaid(seen)) return",
      DEPOSITS,
      "for %s, there is no second one",
    ),
  ),
  broken(
    "A session is never opened twice, and never after it has expired.",
    mutant(
      "src/core/session/createSingleUseSession.ts",
      "if (opened.has(key))",
      "if (!key)",
      RAMP,
      "is never opened twice",
    ),
    mutant(
      "src/core/session/createSingleUseSession.ts",
      "if (Date.now() >= expiresAt)",
      "if (!expiresAt)",
      RAMP,
      "is never opened after its time",
    ),
  ),
  broken(
    "A session that waited too long is replaced automatically, once.",
    mutant(
      "src/core/frame/createFrameOpener.ts",
      'purpose !== "renew" && Date.now()',
      // Limited, or the page would request sessions forever.
      '(purpose !== "renew" || (globalThis.renewals = (globalThis.renewals ?? 0) + 1) < 9) && Date.now()',
      RAMP,
      "is never opened after its time: another is asked for once",
    ),
  ),
];

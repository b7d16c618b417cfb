import { broken, mutant } from "./mutant.js";

const SHARED = "test/server/sharedStore.test.ts";

export const instances = [
  broken(
    "An order repeated on another instance gets the same session, also while the vendor is still being asked for it.",
    mutant(
      "src/server/createSessionCache.ts",
      'if (state === "claimed") break;',
      "break;",
      SHARED,
      "has one session",
    ),
  ),
  broken(
    "Another instance doesn't open a second Bleepay deposit of the same user, asset and amount.",
    mutant(
      "src/vendors/bleepay/server.ts",
      "store = shared;",
      "void shared;",
      "test/vendors/bleepay/depositRegistry.test.ts",
      "gets that one from another instance with the same store",
    ),
  ),
  broken(
    "Instances use one access token of Transak's.",
    mutant(
      "src/vendors/transak/token.ts",
      "`transak:token:${JSON.stringify([apiUrl, apiKey])}`",
      "`transak:token:${crypto.randomUUID()}`",
      "test/vendors/transak/token.test.ts",
      "share one token",
    ),
  ),
  broken(
    "A status is passed to `onTransaction` by one instance, and only forwards. If its handler fails, another instance can report it.",
    mutant(
      "src/server/ledger/createStatusReporter.ts",
      "`report:${JSON.stringify([vendor.name, record.id])}`",
      "`report:${crypto.randomUUID()}`",
      SHARED,
      "when its webhook comes to each of them at once",
    ),
  ),
  broken(
    "A vendor's answer or push about another transaction than the requested one is neither shown nor recorded, so no purchase is booked under a second id.",
    mutant(
      "src/server/createTransactionRequest.ts",
      "isSuccess(answer) && isAboutAnother(vendor, id, answer.body)",
      "false",
      "test/server/anotherTransaction.test.ts",
      "each spelling of the id leaves one booking, for the right one",
    ),
    mutant(
      "src/server/events/createTransactionFeed.ts",
      "if (!isAboutAnother(vendor, id, fields)) publish",
      "publish",
      "test/server/anotherTransaction.test.ts",
      "a push about another transaction is neither shown nor booked",
    ),
  ),
  broken(
    "A vendor without webhooks is reported too: while a page follows the purchase, and by `reconcile()`, which runs on one instance at a time and names what needs a person.",
    mutant(
      "src/server/createTransactionPipeline.ts",
      "if (record) startReport(vendor, record);",
      "void record;",
      SHARED,
      "without any webhook, when a page asks how the purchase stands",
    ),
    mutant(
      "src/server/ledger/reconcile.ts",
      "(await store.claim(LEASE_KEY, owner, LEASE_MS))",
      "(await store.claim(owner, owner, LEASE_MS))",
      SHARED,
      "runs on one instance at a time",
    ),
  ),
  broken(
    "One instance watches a transaction at its vendor, and all show it. If it leaves or dies, another takes over; a lost message shows within half a minute.",
    mutant(
      "src/server/events/createWatchLeases.ts",
      "if (await store.read(`instance:${holder}`)) continue;",
      "continue;",
      SHARED,
      "is watched by another one within ten seconds, when the first dies",
    ),
    mutant(
      "src/server/events/createTransactionFeed.ts",
      "if (isAhead(recorded, known?.status) && !hasEnded()) pollAgain();",
      "",
      SHARED,
      "shows within half a minute what a lost message would have said",
    ),
  ),
  broken(
    "The store holds no session, token, email or `Idempotency-Key` that can be read without a vendor's secret.",
    mutant(
      "src/server/createSessionCache.ts",
      'sealed: await seal(getKeys(vendor)[0] ?? "", JSON.stringify(answer), key)',
      "sealed: JSON.stringify(answer)",
      SHARED,
      "leaves no secret in the store",
    ),
  ),
  broken(
    "While the store is down, no session is shown that isn't recorded, purchases can be followed, and their statuses are reported afterwards.",
    mutant(
      "src/server/store/guardStore.ts",
      "const STORE_TIMEOUT_MS = 3_000;",
      "const STORE_TIMEOUT_MS = 30_000;",
      SHARED,
      "a store that hangs counts as down after three seconds",
    ),
  ),
  broken(
    "Limits on sessions count over all instances.",
    mutant(
      "src/server/createLimiter.ts",
      "return count > most ?",
      "return count > most * 10 ?",
      SHARED,
      "count over all instances",
    ),
  ),
  broken(
    "What another instance sends is shown, and moves neither the ledger nor money.",
    mutant(
      "src/server/events/createTransactionFeed.ts",
      'if (source === "vendor") {',
      "if (source) {",
      SHARED,
      "is not moved by a message that another one than an instance wrote",
    ),
  ),
  broken(
    "A status that one instance records without a handler is reported by another, and one that is reported is not reported again because the store failed for a moment.",
    mutant(
      "src/server/ledger/purchaseRecord.ts",
      "return { ...next, dueAt: getDueAt(next, true, now) };\n}\n\n/** Notes that the vendor was asked. */",
      "return { ...next, dueAt: getDueAt(next, false, now) };\n}\n\n/** Notes that the vendor was asked. */",
      SHARED,
      "the instance that hears of it first has no handler",
    ),
    mutant(
      "src/server/ledger/createStatusReporter.ts",
      "const NOTE_DELAYS_MS = [200, 1_000, 3_000];",
      "const NOTE_DELAYS_MS: number[] = [];",
      SHARED,
      "the store fails once after the handler returned",
    ),
  ),
  broken(
    "`forgetUser()` deletes nothing while a purchase is under way.",
    mutant(
      "src/server/ledger/forgetUser.ts",
      "const open = page.find(isUnderWay);",
      "const open = page.find(() => false);",
      SHARED,
      "is gone after `forgetUser()`, which waits for the end of what is under way",
    ),
  ),
];

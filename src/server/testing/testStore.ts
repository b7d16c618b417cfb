import type { PurchaseRecord, RampStore } from "../store/RampStore.ts";
import { counterChecks } from "./counterChecks.ts";
import { keyChecks } from "./keyChecks.ts";
import { ledgerChecks } from "./ledgerChecks.ts";
import { listChecks } from "./listChecks.ts";
import { messageChecks } from "./messageChecks.ts";
import type { CheckContext, StoreCheck } from "./StoreCheck.ts";

/** Options of `testStore()`. */
export interface StoreTestOptions {
  /** Empties the store; called before each check. Leave it out if `open` opens an empty store. */
  clean?: (() => Promise<void> | void) | undefined;
}

/** Milliseconds after which a check that hangs has failed. */
const CHECK_TIMEOUT_MS = 30_000;
const HANGS = "It doesn't end within 30 seconds. The rules that follow were not checked";

/**
 * Checks that a store keeps the contract of `RampStore`: every rule, with three instances and 50
 * concurrent calls. It works in every test framework, and takes a few seconds. Run it against an
 * empty database, because it deletes settled purchases.
 *
 * @example
 *   test("my store keeps the contract", () => testStore(() => myStore({ client })), 60_000);
 *
 * @param open opens the store; called three times, for three instances on the same data
 * @throws {Error} if the store breaks rules: one error, which lists them all
 */
export async function testStore(
  open: () => RampStore | Promise<RampStore>,
  options: StoreTestOptions = {},
): Promise<void> {
  const stores = [await open(), await open(), await open()] as const;
  const checks = [...keyChecks, ...counterChecks, ...ledgerChecks, ...listChecks];
  if (hasMessages(stores[0])) checks.push(...messageChecks);
  const broken = await findBrokenRules(stores, checks, options);
  if (broken.length > 0)
    throw new Error(
      `The store breaks ${broken.length} of ${checks.length} rules of RampStore:\n${broken.join("\n")}`,
    );
}

/** Runs checks one after another, up to one that hangs, and describes each rule that is broken. */
export async function findBrokenRules(
  stores: CheckContext["stores"],
  checks: readonly StoreCheck[],
  { clean }: StoreTestOptions = {},
): Promise<string[]> {
  const broken: string[] = [];
  for (const check of checks) {
    await clean?.();
    const problem = await findProblem(check, stores);
    if (problem !== undefined) broken.push(`- ${check.rule}.\n  ${problem}.`);
    if (problem === HANGS) break;
  }
  return broken;
}

/** @throws {Error} if a store has only one of the two functions */
function hasMessages({ publish, subscribe }: RampStore): boolean {
  if ((publish === undefined) !== (subscribe === undefined))
    throw new Error("The store has only one of `publish` and `subscribe`. Give it both, or none.");
  return publish !== undefined;
}

/** Runs a check, deletes what it saved, and returns what was wrong, if anything. */
async function findProblem(
  { run }: StoreCheck,
  stores: CheckContext["stores"],
): Promise<string | undefined> {
  const runId = crypto.randomUUID();
  const users = new Set<string>();
  const unique = (text: string) => `${text}-${runId}-`;
  function purchase(fields: Partial<PurchaseRecord> = {}): PurchaseRecord {
    const record = { ...buildPurchase(unique), ...fields };
    users.add(record.userId);
    return record;
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(HANGS)), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([run({ stores, unique, purchase }), timeout]);
    for (const userId of users) await stores[0].deleteUserPurchases(userId);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearTimeout(timer);
  }
}

function buildPurchase(unique: CheckContext["unique"]): PurchaseRecord {
  return {
    vendor: unique("acme"),
    id: 'id: "1"',
    endpointId: "endpoint id",
    reference: "reference 'ü' \u{1f600}",
    userId: unique("user"),
    mode: "buy",
    status: "processing",
    vendorStatus: "IN_PROGRESS",
    currency: "USDT",
    network: "TRC20",
    amount: "0.100000000000000001",
    fiatCurrency: "EUR",
    fiatAmount: "010.50",
    txHash: "0xabc",
    keyHash: "0123456789abcdef",
    createdAt: 1_700_000_000_001,
    updatedAt: 1_700_000_000_002,
    checkedAt: 1_700_000_000_003,
    dueAt: 1_700_000_000_004,
    reportedStatus: "pending",
    reportedAt: 1_700_000_000_999,
    version: 1,
  };
}

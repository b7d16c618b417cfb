import { checkFunction, checkObject, checkOptionalFunction } from "../vendors/optionChecks.ts";
import { DEFAULT_LIMITS } from "./createLimiter.ts";
import type { RampStore } from "./store/RampStore.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";

const CALLER = "rampEndpoint()";

/** What every store has. */
const OPERATIONS = [
  "read",
  "claim",
  "complete",
  "release",
  "increment",
  "getPurchase",
  "savePurchase",
  "listDuePurchases",
  "listUserPurchases",
  "deleteUserPurchases",
  "deleteSettledPurchases",
] as const satisfies readonly (keyof RampStore)[];

/**
 * @throws {TypeError} if an option is invalid, saying what to pass; `createVendorLookup` checks the
 * vendors
 */
export function checkOptions(options: RampEndpointOptions): void {
  checkObject(CALLER, options, "Pass `{ vendors, user }`.");
  const { user, order, onTransaction, waitUntil, onError, trustedProxies = 0 } = options;
  checkFunction(
    CALLER,
    "user",
    user,
    "Pass `user: (request) => …`, which returns `{ id, email }` of who is signed in, or null.",
  );
  checkOptionalFunction(
    CALLER,
    "order",
    order,
    'Pass `order: (order, user) => …`, which returns the order or `{ refused: "…" }`, or leave it out.',
  );
  checkOptionalFunction(
    CALLER,
    "choose",
    options.choose,
    "Pass `choose: (offers, order, user) => …`, which returns a vendor's name or several, or leave it out.",
  );
  checkOptionalFunction(
    CALLER,
    "onTransaction",
    onTransaction,
    "Pass `onTransaction: (transaction) => …`, or leave it out where you take no webhooks.",
  );
  checkOptionalFunction(
    CALLER,
    "waitUntil",
    waitUntil,
    "Pass your platform's function that takes a promise, or leave it out.",
  );
  checkOptionalFunction(
    CALLER,
    "onError",
    onError,
    "Pass `onError: (error, context) => …`, or leave it out.",
  );
  checkOptionalFunction(
    CALLER,
    "onLog",
    options.onLog,
    "Pass `onLog: (event) => …`, or leave it out.",
  );
  checkStore(options.store);
  const { retentionDays = 1 } = options;
  if (!(Number.isFinite(retentionDays) && retentionDays > 0))
    throw new TypeError(
      "rampEndpoint()'s `retentionDays` is no number above zero. Say for how many days settled purchases stay, such as 730, or leave it out to keep them.",
    );
  checkLimits(options.limits);
  if (!Number.isSafeInteger(trustedProxies) || trustedProxies < 0)
    throw new TypeError(
      "rampEndpoint()'s `trustedProxies` is no whole number from 0 on, so it is not known which entry of `X-Forwarded-For` is the user's. Say how many proxies of your own stand in front, such as 1.",
    );
}

function checkStore(store: RampEndpointOptions["store"]): void {
  if (store === undefined) return;
  checkObject(`${CALLER}'s \`store\``, store, "Pass what `sqliteStore()` or the like returns.");
  for (const operation of OPERATIONS)
    checkFunction(
      `${CALLER}'s \`store\``,
      operation,
      store[operation],
      "Pass what `sqliteStore()`, `redisStore()` or `postgresStore()` returns, or a store of your own with every function of `RampStore`.",
    );
}

function checkLimits(limits: RampEndpointOptions["limits"]): void {
  if (limits === undefined) return;
  checkObject(
    `${CALLER}'s \`limits\``,
    limits,
    "Pass an object such as `{ sessionsPerUser: 60 }`.",
  );
  for (const [name, limit] of Object.entries(limits)) {
    if (!Object.hasOwn(DEFAULT_LIMITS, name))
      throw new TypeError(
        `rampEndpoint()'s \`limits\` has no limit called "${name}". Those that exist: ${Object.keys(DEFAULT_LIMITS).join(", ")}.`,
      );
    if (limit !== undefined && limit !== Infinity && !(Number.isSafeInteger(limit) && limit > 0))
      throw new TypeError(
        `rampEndpoint()'s \`limits.${name}\` is no whole number above zero. Pass one, or \`Infinity\` for no limit.`,
      );
  }
}

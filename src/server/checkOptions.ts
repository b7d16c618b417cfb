import { checkFunction, checkObject, checkOptionalFunction } from "../vendors/optionChecks.ts";
import type { RampEndpointOptions } from "./RampEndpointOptions.ts";

const CALLER = "rampEndpoint()";

/**
 * @throws {TypeError} if an option is invalid, saying what to pass; `createVendorLookup` checks the
 * vendors
 */
export function checkOptions(options: RampEndpointOptions): void {
  checkObject(CALLER, options, "Pass `{ vendors, user }`.");
  const { user, order, onTransaction, waitUntil, trustedProxies = 0 } = options;
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
  if (!Number.isSafeInteger(trustedProxies) || trustedProxies < 0)
    throw new TypeError(
      "rampEndpoint()'s `trustedProxies` is no whole number from 0 on, so it is not known which entry of `X-Forwarded-For` is the user's. Say how many proxies of your own stand in front, such as 1.",
    );
}

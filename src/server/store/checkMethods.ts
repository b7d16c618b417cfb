import { checkFunction, checkObject } from "../../vendors/optionChecks.ts";

/**
 * Checks that an object of the host's has these methods, for callers without a type checker.
 *
 * @param caller the option, e.g. "redisStore()'s `client`"
 * @param usage what to pass, in a sentence
 * @throws {TypeError} if one is missing
 */
export function checkMethods(
  caller: string,
  object: unknown,
  names: readonly string[],
  usage: string,
): void {
  // The `sql` of porsager's driver is a function with methods.
  if (typeof object !== "function") checkObject(caller, object, usage);
  for (const name of names)
    checkFunction(caller, name, (object as Record<string, unknown>)[name], usage);
}

import { RampError } from "../RampError.ts";
import { withLoadTimeout } from "../withLoadTimeout.ts";

type Following = typeof import("./transaction/following.ts");

let following: Following | undefined;

/** The code that follows transactions, after `loadFollowing()`. */
export function getLoadedFollowing(): Following | undefined {
  return following;
}

/**
 * Loads the code that follows transactions. No purchase needs it before something may have been paid.
 *
 * @throws {RampError} `transaction-unreachable` if it can't be loaded
 */
export async function loadFollowing(): Promise<Following> {
  try {
    following ??= await withLoadTimeout(import("./transaction/following.ts"));
    return following;
  } catch (cause) {
    throw new RampError(
      "transaction-unreachable",
      "The code that follows a transaction could not be loaded. Check the connection, and that the files of this page's version are still served; some browsers load it only after a reload.",
      { cause },
    );
  }
}
